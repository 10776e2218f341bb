// swift-tools-version: 6.3
import PackageDescription

// MARK: - Flags

/// Set by `scripts/check`: a warning in this package, not in its dependencies, fails the build.
let warningsAsErrors: [SwiftSetting] =
  Context.environment["RELUBENCH_STRICT"] == "1" ? [.treatAllWarnings(as: .error)] : []

/// Strictness shared by every Swift target.
let strict: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + warningsAsErrors

let isX86 = {
  #if arch(x86_64)
    true
  #else
    false
  #endif
}()

/// The scalar kernels keep what they are named after only while nothing vectorizes their loops.
let scalarFlags = ["-Xllvm", "-vectorize-loops=false", "-Xllvm", "-vectorize-slp=false"]
/// Selects of whole numbers stay selects where the compiler would guess that a jump is faster.
let branchlessFlags = isX86 ? ["-Xllvm", "-x86-cmov-converter=false"] : []
/// Vectors are those of the strategies, and those that the compiler makes of a loop.
///
/// To look for more in what stands side by side took half of the build.
let ownVectors = SwiftSetting.unsafeFlags(["-Xllvm", "-vectorize-slp=false"])
/// Functions that differ in a constant stay functions: made one, each would begin with a jump.
let unmerged = ["-Xllvm", "-swiftmergefunc-threshold=0"]
let avx2Flags = ["-Xcc", "-march=x86-64-v3"]
/// Without the preferred width LLVM splits each 16-lane vector into two halves.
let avx512Flags = ["-Xcc", "-march=x86-64-v4", "-Xcc", "-mprefer-vector-width=512"]

/// Other libraries that ours is compared with; without the trait none of them has to be there.
///
/// Their sources are compiled to nothing without this definition, since every target is built.
let peersTrait: Set<String> = ["Peers"]
let peersDefine = CSetting.define("RELUBENCH_PEERS", .when(traits: peersTrait))

/// The C++ peers once per instruction set, as their users compile them.
///
/// Each folder links to `PeerLoopSources`; only `isa`, part of the names, and the flags differ. Loops
/// begin with a cache line: Eigen's for relu, five instructions, takes twice as long where it lies
/// across two, and where it lies would else depend on what is linked before it.
func peerLoops(_ name: String, isa: String, flags: [String] = []) -> Target {
  .target(
    name: name, dependencies: ["CPeers"],
    cxxSettings: [
      .define("RELUBENCH_PEERS", .when(traits: peersTrait)), .define("PEER_ISA", to: isa),
      .unsafeFlags(
        ["-O3", "-momit-leaf-frame-pointer", "-falign-loops=64"] + flags,
        .when(configuration: .release)),
    ])
}

/// Kernels without the frame pointer that SwiftPM asks for in every function.
///
/// It is a store on the way to each loop, and on Zen 4 a tenth of the time on 256 elements. What they
/// are compared with, and what calls them, does without as well, in functions that call no other.
let withoutLeafFrames = SwiftSetting.unsafeFlags(["-Xcc", "-momit-leaf-frame-pointer"])
let withoutLeafFramesInC = CSetting.unsafeFlags(["-momit-leaf-frame-pointer"])

/// What the build knows about itself and puts into every record.
///
/// `scripts/` sets these variables.
func buildDefine(_ name: String) -> CSetting {
  let value = Context.environment[name] ?? "unknown"
  return .define(name, to: "\"\(value.filter { $0 != "\"" && $0 != "\\" })\"")
}

/// For dladdr, which C libraries of before 2021 keep apart.
let dynamicLinker = LinkerSetting.linkedLibrary("dl", .when(platforms: [.linux]))

// MARK: - Kernels per instruction set

/// Of instruction sets that multiply and add with one rounding; elsewhere that is a call into the C library.
let fusedMultiplyAdd = SwiftSetting.define("FUSED_MULTIPLY_ADD")

/// The same sources once per instruction set.
///
/// Each folder links to `KernelSources` and differs by flags only.
var kernelTargets: [Target] = [
  .target(
    name: "KernelsBaseline", dependencies: ["KernelInterface", "CKernelSupport"],
    swiftSettings: strict + [withoutLeafFrames, ownVectors])
]
if isX86 {
  kernelTargets += [
    .target(
      name: "KernelsAVX2", dependencies: ["KernelInterface", "CKernelSupport"],
      swiftSettings: strict + [
        .unsafeFlags(avx2Flags), withoutLeafFrames, ownVectors, fusedMultiplyAdd,
      ]),
    .target(
      name: "KernelsAVX512", dependencies: ["KernelInterface", "CKernelSupport"],
      swiftSettings: strict + [
        .unsafeFlags(avx512Flags), withoutLeafFrames, ownVectors, fusedMultiplyAdd,
      ]),
  ]
}

let peerLoopTargets =
  [peerLoops("PeerLoopsBaseline", isa: "baseline")]
  + (isX86
    ? [
      peerLoops("PeerLoopsAVX2", isa: "avx2", flags: ["-march=x86-64-v3"]),
      peerLoops(
        "PeerLoopsAVX512", isa: "avx512",
        flags: ["-march=x86-64-v4", "-mprefer-vector-width=512"]),
    ] : [])

let package = Package(
  name: "relubench",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "ReLUKernels", targets: ["ReLUKernels"]),
    // Engine and suites, for a program that measures calls of its own beside ours: Tests/Client.
    .library(name: "BenchmarkSuites", targets: ["BenchmarkKit", "BenchmarkSuites"]),
    .executable(name: "relubench", targets: ["relubench"]),
  ],
  traits: [
    .trait(
      name: "Peers",
      description: "Kernels of oneDNN, XNNPACK, Eigen and std::transform to compare with.")
  ],
  dependencies: [
    // Command line: parsing, help, completion, exit codes for usage errors.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Files by descriptor: exclusive creation, atomic replacement, errors that carry errno.
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    // Colour that knows when the terminal has none.
    .package(url: "https://github.com/onevcat/Rainbow", from: "4.2.2"),
    // Column layout of the tables.
    .package(url: "https://github.com/ordo-one/TextTable", from: "0.0.2"),
    // Tests run the executable with real arguments, files and signals.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: kernelTargets + peerLoopTargets + [
    // MARK: C
    .systemLibrary(
      name: "CJemalloc", pkgConfig: "jemalloc",
      providers: [.apt(["libjemalloc-dev"]), .brew(["jemalloc"])]),
    .target(name: "CKernelSupport"),
    // Caches, the processor's name, CPU quotas: Swift can ask for none of them without Foundation.
    .target(name: "CMachineFacts"),
    // Threads that wait on a word of memory and stay on a core: Swift can ask for neither.
    .target(name: "CThreadSupport"),
    // A file in memory without a name, and room on the stack: Swift can ask for neither.
    .target(name: "CMemoryPlacement", linkerSettings: [dynamicLinker]),
    // A chain of additions, perf_event_open, signals, children: none can be had from Swift alone.
    .target(name: "CProcessorProbe"),
    .target(name: "CMemoryCeilings", cSettings: [withoutLeafFramesInC]),
    .target(
      name: "CBuildInfo",
      cSettings: [
        buildDefine("RELUBENCH_TAG"), buildDefine("RELUBENCH_COMMIT"),
        buildDefine("RELUBENCH_DIRTY"), buildDefine("RELUBENCH_SWIFT_VERSION"),
        .define("RELUBENCH_FLAGS_SCALAR", to: "\"\(scalarFlags.joined(separator: " "))\""),
        .define("RELUBENCH_FLAGS_AVX2", to: "\"\(avx2Flags.joined(separator: " "))\""),
        .define("RELUBENCH_FLAGS_AVX512", to: "\"\(avx512Flags.joined(separator: " "))\""),
      ], linkerSettings: [dynamicLinker]),

    // MARK: Library
    .target(
      name: "KernelInterface", dependencies: ["CKernelSupport"],
      swiftSettings: strict + [withoutLeafFrames]),
    .target(
      name: "KernelsScalar", dependencies: ["KernelInterface", "CKernelSupport"],
      swiftSettings: strict + [
        .unsafeFlags(scalarFlags + branchlessFlags + unmerged), .define("SCALAR"),
        withoutLeafFrames,
      ]),
    .target(
      name: "ReLUKernels",
      dependencies: [
        "KernelInterface", "CMachineFacts", "CThreadSupport", "KernelsScalar", "KernelsBaseline",
      ]
        + (isX86 ? ["KernelsAVX2", "KernelsAVX512"] : []),
      swiftSettings: strict + [withoutLeafFrames]),

    // The public functions as the suites call them: from a module of their own, as programs do. A program
    // calls some of them; here all calls stand side by side, and without the flag the compiler makes one function
    // of those that differ in a callee, with a jump in front of each.
    .target(
      name: "PublicCalls", dependencies: ["ReLUKernels"],
      swiftSettings: strict + [
        withoutLeafFrames, .unsafeFlags(unmerged),
      ]),

    // MARK: Peers
    .target(
      name: "CPeers", cSettings: [peersDefine, withoutLeafFramesInC],
      linkerSettings: [
        // oneDNN: the deep-learning library of Intel, behind PyTorch and TensorFlow on x86.
        .linkedLibrary("dnnl", .when(traits: peersTrait)),
        // XNNPACK and its threads: the library of Google for inference on CPUs.
        .linkedLibrary("XNNPACK", .when(traits: peersTrait)),
        .linkedLibrary("pthreadpool", .when(traits: peersTrait)),
        // The threads of the C++ loops, and those oneDNN is linked with.
        .linkedLibrary("gomp", .when(traits: peersTrait)),
      ]),
    .target(
      name: "Peers",
      dependencies: ["CPeers", "ReLUKernels", "PeerLoopsBaseline"]
        + (isX86 ? ["PeerLoopsAVX2", "PeerLoopsAVX512"] : []),
      swiftSettings: strict + [withoutLeafFrames]),

    // MARK: Measuring
    .target(
      name: "JemallocMemory", dependencies: ["CJemalloc", "CMemoryPlacement"],
      // A property that returns a span of its owner: `@_lifetime` is still behind this flag.
      swiftSettings: strict + [.enableExperimentalFeature("Lifetimes")]),
    .target(
      name: "BenchmarkKit",
      dependencies: [
        "CBuildInfo", "CMachineFacts", "CProcessorProbe",
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "TextTable", package: "TextTable"),
        .product(name: "Rainbow", package: "Rainbow"),
      ],
      swiftSettings: strict),
    // What the memory can do. It shares nothing with the kernels that are held against it.
    .target(
      name: "MemoryCeilings", dependencies: ["CMemoryCeilings"],
      swiftSettings: strict + [withoutLeafFrames]),
    .target(
      name: "KernelConformance", dependencies: ["ReLUKernels"],
      swiftSettings: strict),
    .target(
      name: "BenchmarkSuites",
      dependencies: [
        "ReLUKernels", "PublicCalls", "BenchmarkKit", "JemallocMemory", "MemoryCeilings",
        .target(name: "Peers", condition: .when(traits: peersTrait)),
      ],
      path: "Benchmarks/Suites",
      // Within the executable, which so can be moved.
      resources: [.embedInCode("Python/python_peer.py")],
      swiftSettings: strict + [withoutLeafFrames]),
    .executableTarget(
      name: "relubench",
      dependencies: [
        "BenchmarkKit", "BenchmarkSuites", "CMemoryPlacement", "CProcessorProbe", "JemallocMemory",
        "KernelConformance", "ReLUKernels",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Rainbow", package: "Rainbow"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),

    // MARK: Tests
    .target(
      name: "TestSupport",
      dependencies: [
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      path: "Tests/Support", swiftSettings: strict),
    // For the thread sanitizer: without jemalloc, whose allocator it does not bear.
    .executableTarget(
      name: "PoolStress", dependencies: ["ReLUKernels"], path: "Tests/PoolStress",
      swiftSettings: strict),
    // Puts its own threads on cores, so nothing else may run in it.
    .executableTarget(
      name: "CoreChecks", dependencies: ["ReLUKernels"], path: "Tests/CoreChecks",
      swiftSettings: strict),
    // Counts the threads of the process, so nothing else may run in it.
    .executableTarget(
      name: "PeerChecks",
      dependencies: [
        "BenchmarkKit", "BenchmarkSuites", "ReLUKernels",
        .target(name: "Peers", condition: .when(traits: peersTrait)),
      ],
      path: "Tests/PeerChecks", swiftSettings: strict),
    .testTarget(
      name: "PeersTests",
      dependencies: [
        "KernelConformance", "ReLUKernels",
        .target(name: "Peers", condition: .when(traits: peersTrait)),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "JemallocMemoryTests", dependencies: ["JemallocMemory"], swiftSettings: strict),
    .testTarget(
      name: "MemoryCeilingsTests", dependencies: ["KernelInterface", "MemoryCeilings"],
      swiftSettings: strict),
    .testTarget(
      name: "ReLUKernelsTests", dependencies: ["ReLUKernels", "KernelConformance", "PublicCalls"],
      swiftSettings: strict),
    .testTarget(
      name: "BenchmarkKitTests",
      dependencies: [
        "BenchmarkKit", "TestSupport", .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BenchmarkSuitesTests",
      dependencies: [
        "BenchmarkKit", "BenchmarkSuites", "MemoryCeilings", "PublicCalls", "ReLUKernels",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RelubenchTests",
      dependencies: [
        "relubench", "BenchmarkKit", "BenchmarkSuites", "JemallocMemory", "ReLUKernels",
        "TestSupport", .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
