/// Faults, injected for real into the whole program: full disks, stopped and hung databases, lost answers, wrong
/// files, signals, too many people. After each: what was acknowledged is stored once, of what was refused nothing is
/// stored, and the counts agree.
@NullMarked
package dev.heed.fault;

import org.jspecify.annotations.NullMarked;
