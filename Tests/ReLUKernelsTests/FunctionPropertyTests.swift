// What people rely on of sigmoid, tanh and their kin, beyond a bound on the error.

import ReLUKernels
import Testing

@Suite struct FunctionPropertyTests {
  static let kernels: [KernelIdentity] = KernelCatalog.all.map(\.identity).filter { kernel in
    guard kernel.availability == .available, kernel.threading == .none else { return false }
    return kernel.elementType == .float32 && kernel.operation.inputCount == 1
      && KernelCatalog.exactFunction(of: kernel.operation) != nil
  }

  private static func answers(_ id: String, _ x: [Float]) throws -> [Float] {
    let kernel = try #require(KernelCatalog.kernel(id: id))
    var y = x.map { _ in Float(9) }
    var span = y.mutableSpan
    kernel.run(x.span, into: &span, parameter: kernel.identity.operation.defaultParameter)
    return y
  }

  /// Bits of answers at points that people check; of the others any bits within the bound will do.
  private typealias Point = (x: Float, y: Float)

  private static func exactPoints(of operation: KernelOperation) -> [Point]? {
    switch operation {
    case .tanh:
      [
        (0, 0), (-0.0, -0.0), (.infinity, 1), (-.infinity, -1), (20, 1), (-20, -1),
        (.leastNonzeroMagnitude, .leastNonzeroMagnitude),
        (-.leastNonzeroMagnitude, -.leastNonzeroMagnitude),
        (.leastNormalMagnitude, .leastNormalMagnitude),
      ]
    case .sigmoid:
      [
        (0, 0.5), (-0.0, 0.5), (.infinity, 1), (-.infinity, 0), (40, 1), (-104, 0),
        (.leastNonzeroMagnitude, 0.5), (.greatestFiniteMagnitude, 1),
        (-.greatestFiniteMagnitude, 0),
      ]
    case .silu, .gelu, .geluErf:
      [
        (0, 0), (-0.0, -0.0), (.infinity, .infinity), (-.infinity, -0.0), (40, 40),
        (.greatestFiniteMagnitude, .greatestFiniteMagnitude),
        (-.greatestFiniteMagnitude, -0.0),
      ]
    case .elu:
      [
        (0, 0), (-0.0, -0.0), (.infinity, .infinity), (-.infinity, -1), (-40, -1), (3.5, 3.5),
        (-.leastNonzeroMagnitude, -.leastNonzeroMagnitude),
      ]
    default: nil
    }
  }

  @Test(arguments: kernels.map(\.id))
  func limitsAndZerosAreExact(id: String) throws {
    let operation = try #require(KernelCatalog.kernel(id: id)).identity.operation
    let points = try #require(Self.exactPoints(of: operation))
    // In every lane of a vector, and in the tail.
    for start in 0..<20 {
      let x = (0..<37).map { points[($0 + start) % points.count].x }
      let y = try Self.answers(id, x)
      for index in x.indices {
        let wanted = points[(index + start) % points.count].y
        #expect(y[index].bitPattern == wanted.bitPattern, "\(id)(\(x[index])) = \(y[index])")
      }
    }
    let nan = try Self.answers(id, (0..<37).map { Float(bitPattern: 0x7f80_0001 + UInt32($0)) })
    #expect(nan.allSatisfy { $0.isNaN })
    let negative = try Self.answers(
      id, (0..<37).map { Float(bitPattern: 0xffff_ffff - UInt32($0)) })
    #expect(negative.allSatisfy { $0.isNaN })
  }

  @Test(arguments: kernels.filter { $0.operation == .tanh }.map(\.id))
  func tanhIsOdd(id: String) throws {
    let x = (0..<4096).map { Float(bitPattern: 0x3000_0000 + UInt32($0) * 0x1_2345) }
    let (positive, negative) = try (Self.answers(id, x), Self.answers(id, x.map { -$0 }))
    #expect(zip(positive, negative).allSatisfy { $0.0 == -$0.1 })
  }

  /// Where two exact answers differ by more than the bound, those found are in the same order; over numbers
  /// that neighbour each other, around the places where the way of computing changes.
  @Test(
    arguments: kernels.filter { [.tanh, .sigmoid].contains($0.operation) }.map(\.id),
    [0.625, 1, 0.346, 0.1, 2, 4, 0.01] as [Float])
  func neighboursKeepTheirOrder(id: String, around: Float) throws {
    let operation = try #require(KernelCatalog.kernel(id: id)).identity.operation
    let exact = try #require(KernelCatalog.exactFunction(of: operation))
    guard case .ulps(let bound, _) = operation.definition.agreement else { return }
    for sign: Float in [1, -1] {
      let start = around.bitPattern - 4096
      let magnitudes = (0..<8192).map { Float(bitPattern: start + UInt32($0)) }
      let x = sign > 0 ? magnitudes : magnitudes.reversed().map { -$0 }
      let y = try Self.answers(id, x)
      let wanted: [Double] = x.map { exact(Double($0), 0, 0).rounded }
      var low = 0
      defer { #expect(low > 100, "answers that differ by more than the bound") }
      for high in x.indices {
        let distance = bound * Double(Float(wanted[high]).ulp)
        while wanted[high] - wanted[low] > distance {
          #expect(y[low] <= y[high], "\(id) at \(x[low]) and \(x[high])")
          low += 1
        }
      }
    }
  }
}
