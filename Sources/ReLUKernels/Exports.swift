@_exported public import KernelInterface
