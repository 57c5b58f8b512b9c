/// The operator over HTTP, for scripts: what the web app can do, one address each.
@NullMarked
package com.nocodo.operator.rest;

import org.jspecify.annotations.NullMarked;
