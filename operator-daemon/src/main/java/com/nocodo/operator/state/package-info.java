/// The whole state of an operator as one file: out of a home that is served, and into another one.
@NullMarked
package com.nocodo.operator.state;

import org.jspecify.annotations.NullMarked;
