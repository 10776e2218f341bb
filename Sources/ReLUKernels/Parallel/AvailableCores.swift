// How many cores this process may use.

import CThreadSupport

/// Cores this process may use, fewer than the machine has under an affinity mask; at least 1.
public let availableCores = Int(cts_available_cores())
