// Runs executables with real arguments, files and signals.

import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// One command line.
public struct Command: Sendable {
  /// The executable's path.
  public var executable: String
  /// Its arguments, without itself.
  public var arguments: [String]
  /// The working directory.
  public var folder: String
  /// Changes to the environment; nil removes a variable.
  ///
  /// Unless they say so, no profile is looked for: what the user has measured is no test's business,
  /// nor how wide his terminal is.
  public var environment: [String: String?]

  /// The command `executable arguments` in `folder`.
  public init(
    _ executable: String, _ arguments: [String], in folder: String,
    environment: [String: String?] = [:]
  ) {
    self.executable = executable
    self.arguments = arguments
    self.folder = folder
    self.environment = environment
  }

  /// `relubench arguments`, as it was built with the tests, in a scratch folder.
  public static func relubench(
    _ arguments: [String], in folder: ScratchFolder, environment: [String: String?] = [:]
  ) throws -> Command {
    Command(
      try BuiltExecutable.path("relubench"), arguments, in: folder.path, environment: environment)
  }

  /// The same command under a shell script that starts it as `"$@"`.
  public func under(script: String) -> Command {
    Command(
      "/bin/sh", ["-c", script, "sh", executable] + arguments, in: folder, environment: environment)
  }
}

/// How a command ended.
public enum CommandEnding: Sendable, Hashable {
  /// By itself, with a status.
  case exited(Int32)
  /// By a signal.
  case killed(signal: Int32)

  init(_ status: TerminationStatus) {
    switch status {
    case .exited(let code): self = .exited(code)
    case .signaled(let code): self = .killed(signal: code)
    }
  }
}

/// What is left of a command that ended.
public struct FinishedCommand: Sendable {
  /// How it ended.
  public let ending: CommandEnding
  /// What it wrote to standard output.
  public let output: String
  /// What it wrote to standard error.
  public let errors: String
}

/// A command that runs.
public struct RunningCommand: Sendable {
  let send: @Sendable (Subprocess.Signal) throws -> Void

  /// Sends SIGINT, as Ctrl-C does.
  public func interrupt() throws { try send(.interrupt) }
  /// Sends SIGTERM.
  public func terminate() throws { try send(.terminate) }
  /// Sends SIGKILL.
  public func kill() throws { try send(.kill) }
}

extension Command {
  /// Far more than any command of a test prints.
  private static let outputLimit = 64 << 20

  /// Runs to the end.
  ///
  /// - Parameter body: Runs meanwhile; where it throws, the command is killed.
  /// - Returns: How it ended and what it wrote.
  /// - Throws: What `body` throws, or `SubprocessError` where the executable cannot be started.
  public func run(
    _ body: @Sendable (RunningCommand) async throws -> Void = { _ in }
  ) async throws -> FinishedCommand {
    let result = try await Subprocess.run(
      configuration, input: .none, output: .string(limit: Self.outputLimit),
      error: .string(limit: Self.outputLimit)
    ) { execution in
      try await Self.watch(RunningCommand { try execution.send(signal: $0) }, body)
    }
    return FinishedCommand(
      ending: CommandEnding(result.terminationStatus), output: result.standardOutput,
      errors: result.standardError)
  }

  /// Runs to the end with standard output connected to a descriptor of the caller's.
  public func run(
    output descriptor: CInt,
    _ body: @Sendable (RunningCommand) async throws -> Void = { _ in }
  ) async throws -> FinishedCommand {
    let result = try await Subprocess.run(
      configuration, input: .none,
      output: .fileDescriptor(
        FileDescriptor(rawValue: descriptor), closeAfterSpawningProcess: false),
      error: .string(limit: Self.outputLimit)
    ) { execution in
      try await Self.watch(RunningCommand { try execution.send(signal: $0) }, body)
    }
    return FinishedCommand(
      ending: CommandEnding(result.terminationStatus), output: "", errors: result.standardError)
  }

  /// Runs to the end with standard error connected to a descriptor of the caller's.
  public func run(errors descriptor: CInt) async throws -> FinishedCommand {
    let result = try await Subprocess.run(
      configuration, input: .none, output: .string(limit: Self.outputLimit),
      error: .fileDescriptor(
        FileDescriptor(rawValue: descriptor), closeAfterSpawningProcess: false))
    return FinishedCommand(
      ending: CommandEnding(result.terminationStatus), output: result.standardOutput, errors: "")
  }

  private var configuration: Configuration {
    let usual: [String: String?] = ["RELUBENCH_PROFILE": "", "COLUMNS": nil]
    let changes = usual.merging(environment) { $1 }
    return Configuration(
      executable: .path(FilePath(executable)), arguments: Arguments(arguments),
      environment: .inherit.updating(
        Dictionary(
          uniqueKeysWithValues: changes.map { (Environment.Key(stringLiteral: $0), $1) })),
      workingDirectory: FilePath(folder))
  }

  private static func watch(
    _ running: RunningCommand, _ body: (RunningCommand) async throws -> Void
  ) async throws {
    do {
      try await body(running)
    } catch {
      // Otherwise the failure would be reported only once the command ends by itself.
      try? running.kill()
      throw error
    }
  }
}
