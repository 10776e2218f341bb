// Waits for an event that another process brings about.

/// Returns once `event` happened.
///
/// The bound is no measurement: it only keeps a test whose event never comes from hanging, and is
/// long enough for the slowest machine.
///
/// - Throws: `CommandFailure` where the event does not come.
public func wait(for what: String, until event: () throws -> Bool) async throws {
  let clock = ContinuousClock()
  let end = clock.now + .seconds(120)
  while try !event() {
    guard clock.now < end else { throw CommandFailure("waited in vain for \(what)") }
    try await Task.sleep(for: .milliseconds(5))
  }
}
