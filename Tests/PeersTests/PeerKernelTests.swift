// The kernels of other libraries against the contract. Empty without the trait Peers.

#if Peers
  import KernelConformance
  import Peers
  import ReLUKernels
  import Testing

  struct PeerKernelTests {
    static let available = PeerCatalog.all.filter { $0.identity.availability == .available }

    @Test func everyLibraryIsThereUnderItsOwnName() {
      let ids = PeerCatalog.all.map(\.id)
      #expect(Set(ids).count == ids.count)
      #expect(ids.allSatisfy { $0.hasPrefix("peer/") })
      #expect(
        Set(PeerCatalog.all.map(\.identity.variant)) == ["onednn", "xnnpack", "eigen", "transform"])
      #expect(PeerCatalog.all.allSatisfy { $0.identity.isPeer && $0.identity.threading == .own })
      for operation in KernelOperation.allCases {
        let variants = Self.available.filter { $0.identity.operation == operation }
          .map(\.identity.variant)
        #expect(variants.contains("xnnpack") == (operation.inputCount == 1))
        #expect(Set(variants).isSuperset(of: ["onednn", "eigen", "transform"]))
      }
    }

    /// On two threads, three and all of them, out of place and in place.
    @Test(arguments: available.map(\.id))
    func agreesWithTheContractButForWhatItDeclares(_ id: String) throws {
      let kernel = try #require(Self.available.first { $0.id == id })
      #expect(try ConformanceCheck(.short).check(kernel) > 1000)
    }

    /// Else those that sleep while an input in place is restored would be timed waking up.
    @Test(arguments: available.map(\.id))
    func canWakeItsThreads(_ id: String) throws {
      let kernel = try #require(Self.available.first { $0.id == id } as? any ConfigurableKernel)
      for threads in [1, 2, 3] {
        let call = CallShape(counts: [100], parameter: 0.01, threads: threads)
        let ready = try #require(try kernel.configured(for: call) as? any ThreadedKernel)
        for _ in 0..<3 { ready.wake() }
      }
    }

    /// A call that nothing was created for creates what it needs.
    @Test(arguments: available.map(\.id))
    func needsNoPreparation(_ id: String) throws {
      let kernel = try #require(Self.available.first { $0.id == id })
      let cases = [0, 1, 17, 4099].map { ConformanceCase(count: $0, sourceOffset: 4, rotation: 3) }
      #expect(try ConformanceCheck().compare(kernel, in: cases) == 4)
    }

    /// Nothing is declared that does not happen, and each is caught where it is not declared.
    @Test(arguments: available.filter { !$0.identity.deviations.isEmpty }.map(\.id))
    func everyDeclaredDeviationHappens(_ id: String) throws {
      let kernel = try #require(Self.available.first { $0.id == id })
      for deviation in kernel.identity.deviations {
        let rest = kernel.identity.deviations.subtracting([deviation])
        #expect(throws: Mismatch.self, "\(deviation)") {
          try ConformanceCheck(.short).check(Undeclared(kernel, deviations: rest))
        }
      }
    }
  }

  /// A kernel that declares less than it does.
  private struct Undeclared: ConfigurableKernel {
    let identity: KernelIdentity
    private let kernel: any Kernel

    init(_ kernel: any Kernel, deviations: Set<Deviation>) {
      let inner = kernel.identity
      identity = KernelIdentity(
        operation: inner.operation, variant: inner.variant, instructionSet: inner.instructionSet,
        threading: inner.threading, isPeer: true, deviations: deviations, summary: inner.summary,
        supportsInPlace: inner.supportsInPlace)
      self.kernel = kernel
    }

    func configured(for call: CallShape) throws(KernelUnready) -> any Kernel {
      guard let kernel = kernel as? any ConfigurableKernel else { return self }
      return Undeclared(try kernel.configured(for: call), deviations: identity.deviations)
    }

    func compute(_ operands: KernelOperands) -> Int { kernel.compute(operands) }
  }
#endif
