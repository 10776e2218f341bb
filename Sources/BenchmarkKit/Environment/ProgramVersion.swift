// What `--version` says: which sources, which compiler, which libraries.

import CBuildInfo

/// The version of a program, as it can be told for certain.
///
/// What the build did not stamp into the program is `unknown`; nothing is guessed.
package struct ProgramVersion: Sendable {
  /// Which of its libraries a program brings with it.
  package enum Linkage: String, Sendable {
    case unknown
    /// Swift's libraries are the system's.
    case dynamic = "dynamic: Swift's libraries are loaded"
    /// Swift's libraries are in the program; others are the system's.
    case staticSwift = "static Swift library, others are loaded"
    /// Nothing is loaded at all.
    case `static` = "static: no library is loaded"
  }

  /// The nearest tag and how far from it; nil where the build did not say, or there was no tag.
  package let tag: String?
  /// Compiler, configuration and commit.
  package let build: BuildFacts
  /// What is true of the process.
  package let linkage: Linkage

  /// Describes a program; `unknown` or nothing stands for no tag.
  package init(stampedTag: String, build: BuildFacts, linkage: Linkage) {
    tag = stampedTag.isEmpty || stampedTag == "unknown" ? nil : stampedTag
    self.build = build
    self.linkage = linkage
  }

  /// This program's.
  package static var current: ProgramVersion {
    ProgramVersion(
      stampedTag: String(cString: relubench_tag()), build: .current, linkage: .ofThisProcess)
  }

  /// Four lines without the last one's end.
  package var text: String {
    let changes =
      switch build.dirty {
      case true?: " with changes"
      case false?: ""
      case nil: build.commit == nil ? "" : ", changes unknown"
      }
    return """
      relubench \(tag ?? "unknown")
      commit: \((build.commit ?? "unknown") + changes)
      Swift: \(build.swiftVersion), \(build.configuration.rawValue) build
      linkage: \(linkage.rawValue)
      """
  }
}

extension ProgramVersion.Linkage {
  /// Asks the system what it has loaded.
  package static var ofThisProcess: Self {
    switch relubench_linkage() {
    case relubench_linkage_dynamic: .dynamic
    case relubench_linkage_static_swift: .staticSwift
    case relubench_linkage_static: .static
    default: .unknown
    }
  }
}
