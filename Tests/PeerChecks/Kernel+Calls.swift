// Calls after which a kernel has the threads that it works with.

#if Peers
  import ReLUKernels

  extension Kernel {
    /// Computes so many negative elements, out of place, three times.
    func runThrice(on count: Int) {
      let x = [Float](repeating: -1, count: count)
      var y = x
      var output = y.mutableSpan
      for _ in 0..<3 {
        if identity.operation.inputCount == 1 {
          run(x.span, into: &output, parameter: 0.01)
        } else {
          run(x.span, upstream: x.span, into: &output, parameter: 0.01)
        }
      }
    }
  }
#endif
