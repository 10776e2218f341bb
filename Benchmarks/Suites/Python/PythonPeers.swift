// Which Python libraries there are to be compared with, and what of them is measured.

public import ReLUKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The kernels of Python libraries.
///
/// They are in the catalog where an interpreter is named; whether it has the libraries shows when
/// they are first needed, since to import one takes seconds.
public enum PythonPeers {
  /// The environment variable that names the interpreter.
  public static let variable = "RELUBENCH_PYTHON"

  /// The kernels of the interpreter that the environment names; none where it names none.
  public static let all: [any Kernel] = {
    command.map(kernels) ?? []
  }()

  /// How the interpreter is started that the environment names.
  package static var command: PythonCommand? {
    guard let path = getenv(variable).map({ String(cString: $0) }), !path.isEmpty else {
      return nil
    }
    return PythonCommand(path: path)
  }

  /// Every kernel that the libraries have, each library in a process of its own.
  package static func kernels(of command: PythonCommand) -> [any Kernel] {
    let numpy = PythonLibrary("numpy", by: command)
    let pytorch = PythonLibrary("pytorch", by: command)
    let onnxruntime = PythonLibrary("onnxruntime", by: command)
    return [
      // maximum(-0, 0) is either.
      PythonPeer(
        numpy, .relu, threading: .none, deviations: [.zeroSign], "np.maximum(x, zero, out=y)"),
      // Of what is left after whole vectors it makes another NaN, and the other zero.
      PythonPeer(
        pytorch, .relu, deviations: [.nan, .zeroSign],
        "torch.clamp_min(x, zero, out=y), in place torch.relu_(x)"),
      PythonPeer(
        pytorch, .reluGradient, deviations: [.nan],
        "aten.threshold_backward.grad_input(dy, x, 0, grad_input=y)"),
      PythonPeer(
        pytorch, .leakyReLU, deviations: [.nan, .zeroSign],
        "leaky_relu(x, slope, out=y), which torch.nn.functional.leaky_relu calls"),
      PythonPeer(
        pytorch, .leakyReLUGradient, deviations: [.nan],
        "aten.leaky_relu_backward.grad_input(dy, x, slope, False, grad_input=y)"),
      PythonPeer(
        onnxruntime, .relu, inPlace: false,
        "session.run_with_iobinding, a model of one Relu bound to x and y"),
      PythonPeer(
        onnxruntime, .leakyReLU, deviations: [.nan], inPlace: false,
        "session.run_with_iobinding, a model of one LeakyRelu bound to x and y"),
    ]
  }
}
