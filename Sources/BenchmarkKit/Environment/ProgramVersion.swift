// What `--version` says: which sources, which compiler, which libraries.

import CBuildInfo

/// The version of a program, as it can be told for certain.
///
/// What the build did not stamp into the program is `unknown`; nothing is guessed.
package struct ProgramVersion: Sendable {
  /// The nearest tag and how far from it; nil where the build did not say, or there was no tag.
  package let tag: String?
  /// Compiler, configuration and commit.
  package let build: BuildFacts
  /// What is true of the process; nil where nobody can tell.
  package let linkage: BuildFacts.Observed.Linkage?

  /// Describes a program; `unknown` or nothing stands for no tag.
  package init(stampedTag: String, build: BuildFacts, linkage: BuildFacts.Observed.Linkage?) {
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
      linkage: \(linkage?.text ?? "unknown")
      """
  }
}

extension BuildFacts.Observed.Linkage {
  /// Which of its libraries the program brings with it, for people.
  package var text: String {
    switch self {
    case .dynamic: "dynamic: Swift's libraries are loaded"
    case .staticSwift: "static Swift library, others are loaded"
    case .static: "static: no library is loaded"
    }
  }

  /// Asks the system what it has loaded; nil where it does not say.
  package static var ofThisProcess: Self? {
    switch relubench_linkage() {
    case relubench_linkage_dynamic: .dynamic
    case relubench_linkage_static_swift: .staticSwift
    case relubench_linkage_static: .static
    default: nil
    }
  }
}
