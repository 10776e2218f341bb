// Whoever imports the library sees what a kernel is, too.

@_exported public import KernelInterface
