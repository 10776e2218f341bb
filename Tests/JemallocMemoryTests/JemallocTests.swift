// The suite that holds all others of this target, one test after the other.
import Testing

/// jemalloc's figures belong to the whole process, and it gives the number of a destroyed
/// arena to the next one created: tests that look at either must not run beside one another.
@Suite(.serialized) enum JemallocTests {}
