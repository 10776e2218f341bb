// A benchmark's identity in a record, from the data a suite describes it by.

public import BenchmarkKit
import ReLUKernels

extension BenchmarkIdentity {
  /// What the record says of `spec` as part of `suite`.
  public init(_ spec: BenchmarkSpec, suite: String) {
    let (kernel, workload) = (spec.kernel, spec.workload)
    self.init(
      suite: suite, kernel: kernel.id, operation: kernel.operation.rawValue,
      variant: kernel.variant, wrappedVariant: kernel.wrappedVariant,
      instructionSet: kernel.instructionSet.rawValue, elementType: kernel.elementType.rawValue,
      elements: workload.elements, distribution: workload.distribution.rawValue,
      slope: workload.slope.map(Self.decimal), placement: RecordedPlacement(workload.placement),
      cache: RecordedCacheState(workload.cache), threads: spec.threads,
      chunking: spec.chunking.map(RecordedChunking.init), network: NetworkPart(workload.scope),
      bytesPerIteration: workload.trafficBytes)
  }

  /// The shortest decimal that reads back as `value`: 0.01 and not 0.009999999776482582.
  private static func decimal(_ value: Float) -> Double { Double("\(value)") ?? Double(value) }
}

extension RecordedPlacement {
  fileprivate init(_ placement: Placement) {
    let output: Output =
      switch placement.output {
      case .reused: .reused
      case .fresh: .fresh
      case .inPlace: .inPlace
      }
    self.init(
      alignment: placement.alignment,
      sourceDestinationOffset: placement.sourceDestinationDistance,
      hugePages: placement.hugePages, output: output)
  }
}

extension RecordedCacheState {
  fileprivate init(_ cache: CacheState) {
    switch cache {
    case .warm: self = .warm
    }
  }
}

extension RecordedChunking {
  fileprivate init(_ chunking: Chunking) {
    let policy: Policy =
      switch chunking.policy {
      case .static: .static
      case .dynamic: .dynamic
      }
    self.init(policy: policy, grain: chunking.grain)
  }
}

extension NetworkPart {
  fileprivate init?(_ scope: Workload.Scope) {
    switch scope {
    case .array: return nil
    case .pass(let network): self = .pass(of: network.name)
    case .tensors(let network, let indices):
      let tensors = indices.map { index in
        Tensor(index: index, name: network.tensors[index].name, shape: network.tensors[index].shape)
      }
      self = .tensors(tensors, of: network.name)
    }
  }
}
