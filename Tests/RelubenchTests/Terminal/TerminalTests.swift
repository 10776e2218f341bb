// Colour and progress are for terminals, and only where nobody objects.

import TestSupport
import Testing

@Suite(.enabled(if: Platform.hasPseudoTerminals, "the system gives no pseudo-terminals"))
struct TerminalTests {
  private static let verbose: [String: String?] = ["TERM": "xterm-256color", "NO_COLOR": nil]
  /// Long enough for a bar to be drawn several times.
  private static let run = [
    "run", "--kernel", "relu/simd16/baseline", "--elements", "64", "--threads", "1", "--budget",
    "0.5", "-o", "r.json",
  ]
  /// Select Graphic Rendition: what switches colour.
  private static func isColoured(_ text: String) -> Bool {
    text.contains(/\u{1b}\[[0-9;]*m/)
  }
  private static func hasBar(_ text: String) -> Bool {
    text.contains(/\r\u{1b}\[2K\[[=>]+ *\] +\d+ % 1\/1 relu 64 random-50/)
  }

  /// Runs with standard error on a terminal: what it shows, and the rest.
  private static func errorsOnTerminal(
    _ arguments: [String], columns: UInt16 = 100, environment: [String: String?] = verbose
  ) async throws -> (screen: String, output: String) {
    try await ScratchFolder.with { folder in
      let command = try Command.relubench(arguments, in: folder, environment: environment)
      let terminal = try PseudoTerminal(columns: columns)
      let descriptor = terminal.terminal
      let run = Box<FinishedCommand>()
      let screen = try await terminal.transcript {
        await run.set(try await command.run(errors: descriptor))
      }
      return (screen, try #require(await run.value).output)
    }
  }

  private static func outputOnTerminal(
    _ arguments: [String], environment: [String: String?] = verbose
  ) async throws -> (screen: String, errors: String) {
    try await ScratchFolder.with { folder in
      let command = try Command.relubench(arguments, in: folder, environment: environment)
      let terminal = try PseudoTerminal()
      let descriptor = terminal.terminal
      let run = Box<FinishedCommand>()
      let screen = try await terminal.transcript {
        await run.set(try await command.run(output: descriptor))
      }
      return (screen, try #require(await run.value).errors)
    }
  }

  @Test func barIsDrawnOnStandardErrorAndTakenAway() async throws {
    let (screen, output) = try await Self.errorsOnTerminal(Self.run)
    #expect(Self.hasBar(screen), "\(screen.debugDescription)")
    // The line is erased before anything else is said.
    #expect(screen.contains("\r\u{1b}[2KRecord: r.json"), "\(screen.debugDescription)")
    #expect(!output.contains("\u{1b}"))
  }

  /// The twelve rounds that every group takes last long here: there are a dozen kernels to a round.
  ///
  /// The budget leaves room for a machine so busy that calibration and warm-up take seconds.
  @Test func barMovesWithinAGroup() async throws {
    let (screen, _) = try await Self.errorsOnTerminal([
      "run", "--operation", "relu", "--elements", "4Mi", "--threads", "1", "--budget", "10", "-o",
      "r.json",
    ])
    let percentages = screen.matches(of: #/\] +(\d+) % 1/1 /#).compactMap { Int($0.output.1) }
    #expect(percentages == percentages.sorted())
    #expect(Set(percentages).subtracting([0, 100]).count >= 3, "\(percentages)")
  }

  @Test func barFitsTheTerminal() async throws {
    let (screen, _) = try await Self.errorsOnTerminal(Self.run, columns: 30)
    let drawings = screen.matches(of: /\u{1b}\[2K(\[[^\r\n\u{1b}]*)/).map(\.output.1)
    #expect(!drawings.isEmpty)
    for drawing in drawings { #expect(drawing.count < 30) }
  }

  @Test func quietDrawsNothing() async throws {
    let (screen, _) = try await Self.errorsOnTerminal(Self.run + ["--quiet"])
    #expect(screen == "")
  }

  @Test func verifyShowsABar() async throws {
    let (screen, output) = try await Self.errorsOnTerminal(
      ["verify", "--short", "--kernel", "relu/simd8/baseline"])
    #expect(screen.contains("0 % relu/simd8/baseline"))
    #expect(!output.contains("\u{1b}"))
  }

  @Test(arguments: [run, ["list", "--isa", "baseline"], ["doctor"]])
  func resultsOnATerminal(_ arguments: [String]) async throws {
    let (screen, errors) = try await Self.outputOnTerminal(arguments)
    // On a CPU that has everything, a list has nothing to dim.
    if arguments.first != "list" { #expect(Self.isColoured(screen)) }
    #expect(!errors.contains("\u{1b}"), "the bar needs standard error to be a terminal")
  }

  @Test(
    arguments: [("NO_COLOR", "1"), ("TERM", "dumb"), ("TERM", nil)] as [(String, String?)])
  func environmentTakesColourAway(_ name: String, _ value: String?) async throws {
    let environment = Self.verbose.merging([name: value]) { $1 }
    try await Self.expectNoColour([], environment)
  }

  @Test func optionTakesColourAway() async throws {
    try await Self.expectNoColour(["--no-color"], Self.verbose)
  }

  /// Not even the bar: such a terminal shows the codes as text.
  @Test(arguments: ["dumb", nil, ""] as [String?])
  func terminalWithoutEscapesGetsNone(_ name: String?) async throws {
    let environment = Self.verbose.merging(["TERM": name]) { $1 }
    for arguments in [Self.run, ["verify", "--short", "--kernel", "relu/simd8/baseline"]] {
      let (errors, _) = try await Self.errorsOnTerminal(arguments, environment: environment)
      #expect(!errors.contains("\u{1b}"), "\(errors.debugDescription)")
      let (output, _) = try await Self.outputOnTerminal(arguments, environment: environment)
      #expect(!output.contains("\u{1b}"), "\(output.debugDescription)")
    }
  }

  private static func expectNoColour(
    _ options: [String], _ environment: [String: String?]
  ) async throws {
    for arguments in [Self.run, ["doctor"]] {
      let (screen, _) = try await outputOnTerminal(arguments + options, environment: environment)
      #expect(!screen.isEmpty)
      #expect(!isColoured(screen), "\(screen.debugDescription)")
    }
  }
}

/// Carries a value out of a task.
private actor Box<Value: Sendable> {
  private(set) var value: Value?

  func set(_ value: Value) { self.value = value }
}
