// swift-tools-version: 6.3
// A package of somebody else's: it depends on relubench by version and calls its public functions.
import PackageDescription

/// Where relubench is: `scripts/check-client` names a repository that it has given a version.
let repository =
  Context.environment["RELUBENCH_REPOSITORY"] ?? "https://example.com/relubench/relubench"

let package = Package(
  name: "client",
  platforms: [.macOS(.v15)],
  dependencies: [.package(url: repository, from: "1.0.0")],
  targets: [
    // The calls as the suites make them, compiled here with their flag: its folder is that of the library's
    // package.
    .target(
      name: "PublicCallsOfClient",
      dependencies: [.product(name: "ReLUKernels", package: "relubench")],
      swiftSettings: [.unsafeFlags(["-Xllvm", "-swiftmergefunc-threshold=0"])]),
    // Makes calls for a tool that counts instructions.
    .executableTarget(
      name: "CountCalls",
      dependencies: ["PublicCallsOfClient", .product(name: "ReLUKernels", package: "relubench")]),
    // Times calls beside the loops they run, with the engine of the suite.
    .executableTarget(
      name: "TimeCalls",
      dependencies: [
        "PublicCallsOfClient", .product(name: "ReLUKernels", package: "relubench"),
        .product(name: "BenchmarkSuites", package: "relubench"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
