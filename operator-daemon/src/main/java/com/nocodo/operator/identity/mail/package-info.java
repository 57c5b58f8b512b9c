/// Invitations by mail, where an SMTP server is set up.
@NullMarked
package com.nocodo.operator.identity.mail;

import org.jspecify.annotations.NullMarked;
