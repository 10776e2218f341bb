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

/// The scalar kernels keep what they are named after only while nothing vectorizes their loops.
let scalarFlags = ["-Xllvm", "-vectorize-loops=false", "-Xllvm", "-vectorize-slp=false"]
let avx2Flags = ["-Xcc", "-march=x86-64-v3"]
/// Without the preferred width LLVM splits each 16-lane vector into two halves.
let avx512Flags = ["-Xcc", "-march=x86-64-v4", "-Xcc", "-mprefer-vector-width=512"]

/// What the build knows about itself and puts into every record.
///
/// `scripts/` sets these variables.
func buildDefine(_ name: String) -> CSetting {
  let value = Context.environment[name] ?? "unknown"
  return .define(name, to: "\"\(value.filter { $0 != "\"" && $0 != "\\" })\"")
}

let isX86 = {
  #if arch(x86_64)
    true
  #else
    false
  #endif
}()

// MARK: - Kernels per instruction set

/// The same sources once per instruction set.
///
/// Each folder links to `KernelSources` and differs by flags only.
var kernelTargets: [Target] = [
  .target(
    name: "KernelsBaseline", dependencies: ["KernelInterface", "CKernelSupport"],
    swiftSettings: strict)
]
if isX86 {
  kernelTargets += [
    .target(
      name: "KernelsAVX2", dependencies: ["KernelInterface", "CKernelSupport"],
      swiftSettings: strict + [.unsafeFlags(avx2Flags)]),
    .target(
      name: "KernelsAVX512", dependencies: ["KernelInterface", "CKernelSupport"],
      swiftSettings: strict + [.unsafeFlags(avx512Flags)]),
  ]
}

let package = Package(
  name: "relubench",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "ReLUKernels", targets: ["ReLUKernels"]),
    .executable(name: "relubench", targets: ["relubench"]),
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
  targets: kernelTargets + [
    // MARK: C
    .systemLibrary(
      name: "CJemalloc", pkgConfig: "jemalloc",
      providers: [.apt(["libjemalloc-dev"]), .brew(["jemalloc"])]),
    .target(name: "CKernelSupport"),
    // Threads that wait on a word of memory and stay on a core: Swift can ask for neither.
    .target(name: "CThreadSupport"),
    // A file in memory without a name, and room on the stack: Swift can ask for neither.
    .target(name: "CMemoryPlacement"),
    // A chain of additions and perf_event_open: neither can be written in Swift.
    .target(name: "CProcessorProbe"),
    .target(name: "CMemoryCeilings"),
    .target(
      name: "CBuildInfo",
      cSettings: [
        buildDefine("RELUBENCH_COMMIT"), buildDefine("RELUBENCH_DIRTY"),
        buildDefine("RELUBENCH_SWIFT_VERSION"),
        .define("RELUBENCH_FLAGS_SCALAR", to: "\"\(scalarFlags.joined(separator: " "))\""),
        .define("RELUBENCH_FLAGS_AVX2", to: "\"\(avx2Flags.joined(separator: " "))\""),
        .define("RELUBENCH_FLAGS_AVX512", to: "\"\(avx512Flags.joined(separator: " "))\""),
      ]),

    // MARK: Library
    .target(name: "KernelInterface", dependencies: ["CKernelSupport"], swiftSettings: strict),
    .target(
      name: "KernelsScalar", dependencies: ["KernelInterface"],
      swiftSettings: strict + [.unsafeFlags(scalarFlags)]),
    .target(
      name: "ReLUKernels",
      dependencies: ["KernelInterface", "CThreadSupport", "KernelsScalar", "KernelsBaseline"]
        + (isX86 ? ["KernelsAVX2", "KernelsAVX512"] : []),
      swiftSettings: strict),

    // MARK: Measuring
    .target(
      name: "JemallocMemory", dependencies: ["CJemalloc", "CMemoryPlacement"],
      // A property that returns a span of its owner: `@_lifetime` is still behind this flag.
      swiftSettings: strict + [.enableExperimentalFeature("Lifetimes")]),
    .target(
      name: "BenchmarkKit",
      dependencies: [
        "CBuildInfo", "CProcessorProbe",
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "TextTable", package: "TextTable"),
        .product(name: "Rainbow", package: "Rainbow"),
      ],
      swiftSettings: strict),
    // What the memory can do. It shares nothing with the kernels that are held against it.
    .target(
      name: "MemoryCeilings", dependencies: ["CMemoryCeilings"], swiftSettings: strict),
    .target(
      name: "KernelConformance", dependencies: ["ReLUKernels"],
      swiftSettings: strict),
    .target(
      name: "BenchmarkSuites",
      dependencies: ["ReLUKernels", "BenchmarkKit", "JemallocMemory", "MemoryCeilings"],
      path: "Benchmarks/Suites",
      // Within the executable, which so can be moved.
      resources: [.embedInCode("Python/python_peer.py")], swiftSettings: strict),
    .executableTarget(
      name: "relubench",
      dependencies: [
        "BenchmarkKit", "BenchmarkSuites", "CMemoryPlacement", "JemallocMemory",
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
    .testTarget(
      name: "JemallocMemoryTests", dependencies: ["JemallocMemory"], swiftSettings: strict),
    .testTarget(
      name: "MemoryCeilingsTests", dependencies: ["KernelInterface", "MemoryCeilings"],
      swiftSettings: strict),
    .testTarget(
      name: "ReLUKernelsTests", dependencies: ["ReLUKernels", "KernelConformance"],
      swiftSettings: strict),
    .testTarget(
      name: "BenchmarkKitTests",
      dependencies: [
        "BenchmarkKit", "TestSupport", .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BenchmarkSuitesTests",
      dependencies: ["BenchmarkKit", "BenchmarkSuites", "MemoryCeilings", "ReLUKernels"],
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
