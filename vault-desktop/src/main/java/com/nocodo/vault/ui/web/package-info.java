/// The process that serves the vault's page, and what it lets in. It is reached from this computer alone, and only by
/// browsers that came by a link.
@NullMarked
package com.nocodo.vault.ui.web;

import org.jspecify.annotations.NullMarked;
