// A benchmark's identity in a record, from the data a suite describes it by.

public import BenchmarkKit
import ReLUKernels

extension BenchmarkIdentity {
  /// What the record says of `spec` as part of `suite`.
  public init(_ spec: BenchmarkSpec, suite: String) {
    let kernel = spec.kernel
    if let stage = spec.stage, let forkJoin = kernel.wrappedVariant {
      // It moves no bytes, and there is a part for each thread.
      self.init(
        kernel: "\(Self.stagePrefix)\(forkJoin)/\(stage.rawValue)", variant: kernel.variant,
        wrappedVariant: nil, instructionSet: kernel.instructionSet, workload: spec.workload,
        placement: spec.workload.placement, threads: spec.threads, chunking: nil,
        bytesPerIteration: 0, suite: suite)
      return
    }
    self.init(
      kernel: kernel.id, variant: kernel.variant, wrappedVariant: kernel.wrappedVariant,
      instructionSet: kernel.instructionSet, workload: spec.workload,
      placement: spec.workload.placement, threads: spec.threads, chunking: spec.chunking,
      bytesPerIteration: spec.workload.trafficBytes, suite: suite)
    origin = kernel.isPublicFunction ? .publicFunction : nil
  }

  /// What the record says of a ceiling as part of `suite`: it has the operation of the kernels it
  /// limits, and the best instruction set, of which it may use what it likes.
  init(_ spec: CeilingSpec, suite: String) {
    let placement = spec.workload.placement
    self.init(
      kernel: Self.ceilingPrefix + spec.name, variant: "ceiling-\(spec.name)",
      wrappedVariant: nil, instructionSet: .bestAvailable, workload: spec.workload,
      placement: placement.output == .fresh ? placement.with(output: .reused) : placement,
      threads: spec.threads, chunking: nil, bytesPerIteration: spec.trafficBytes, suite: suite)
  }

  private init(
    kernel: String, variant: String, wrappedVariant: String?, instructionSet: InstructionSet,
    workload: Workload, placement: Placement, threads: Int, chunking: Chunking?,
    bytesPerIteration: Int, suite: String
  ) {
    self.init(
      suite: suite, kernel: kernel, operation: workload.operation.rawValue, variant: variant,
      wrappedVariant: wrappedVariant, instructionSet: instructionSet.rawValue,
      elementType: workload.elementType.rawValue, elements: workload.elements,
      distribution: workload.distribution.rawValue, slope: workload.slope,
      placement: RecordedPlacement(placement), cache: RecordedCacheState(workload.cache),
      threads: threads, chunking: chunking.map(RecordedChunking.init),
      network: NetworkPart(workload.scope), bytesPerIteration: bytesPerIteration,
      consumer: RecordedConsumer(workload.consumer))
  }
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
    case .cold: self = .cold
    }
  }
}

extension RecordedConsumer {
  fileprivate init?(_ consumer: Consumer) {
    switch consumer {
    case .none: return nil
    case .read: self = .read
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
