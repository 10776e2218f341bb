// A progress bar on standard error, for a terminal only.

import BenchmarkKit
import Synchronization

/// Draws how far a job is; silent where nobody looks at a terminal.
final class ProgressBar: Sendable {
  /// Drawing more often than the eye follows only disturbs what is measured.
  private static let nanosecondsBetweenDrawings: UInt64 = 100_000_000

  private struct State {
    var drawn = false
    var lastDrawing: UInt64?
  }

  private let isActive: Bool
  private let time = MonotonicTimeSource()
  private let state = Mutex(State())

  /// A bar that draws if `isWanted` and standard error is a terminal that can erase a line.
  init(isWanted: Bool) {
    isActive = isWanted && Terminal.errorIsTerminal && Terminal.obeysEscapes
  }

  /// Shows the state of the job, unless it was shown a moment ago.
  ///
  /// Callable from any thread.
  func show(_ fraction: Double, _ label: @autoclosure () -> String) {
    draw(fraction, left: nil, label())
  }

  /// Shows the state of the job and the nanoseconds that it will yet take, unless it was shown a moment
  /// ago.
  ///
  /// Callable from any thread.
  func show(
    _ state: @autoclosure () -> (fraction: Double, left: Double), _ label: @autoclosure () -> String
  ) {
    guard isActive else { return }
    let (fraction, left) = state()
    draw(fraction, left: left, label())
  }

  private func draw(_ fraction: Double, left: Double?, _ label: @autoclosure () -> String) {
    guard isActive else { return }
    state.withLock { state in
      let now = time.nanoseconds()
      if let last = state.lastDrawing, now < last + Self.nanosecondsBetweenDrawings { return }
      state.lastDrawing = now
      state.drawn = true
      let text = ProgressLine.text(
        fraction: fraction, label: label(), left: left,
        columns: Terminal.errorColumns)
      // Back to the first column, erase the line, draw.
      Terminal.writeError("\r\u{1b}[2K\(text)")
    }
  }

  /// Removes the bar, so that other text starts on an empty line.
  func clear() {
    state.withLock { state in
      if state.drawn { Terminal.writeError("\r\u{1b}[2K") }
      state.drawn = false
    }
  }
}
