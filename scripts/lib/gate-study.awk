# One row of the gate study's summary, from a file with a line a gate.
/"status":2/ { alarms++ }
/"verdict":"undecided"/ { undecided++ }
END {
  gates = NR
  printf "%-15s %6d %7d %7.1f%% %7.2f ... %5.1f%% %9d %8d\n", condition, gates, alarms,
    100 * alarms / gates, 100 * bound(alarms, gates, 0), 100 * bound(alarms, gates, 1), undecided,
    seconds
}
# The probability of at most k successes in n trials, term by term.
function below(k, n, p,    i, sum, term) {
  if (p <= 0) return 1
  if (p >= 1) return k >= n
  term = n * log(1 - p)
  sum = exp(term)
  for (i = 1; i <= k; i++) {
    term += log((n - i + 1) / i) + log(p / (1 - p))
    sum += exp(term)
  }
  return sum > 1 ? 1 : sum
}
# The exact bound of a share at 97.5 %, the upper or the lower one.
function bound(k, n, upper,    low, high, middle, i) {
  if (upper && k == n) return 1
  if (!upper && k == 0) return 0
  low = 0
  high = 1
  for (i = 0; i < 60; i++) {
    middle = (low + high) / 2
    if (upper ? below(k, n, middle) > 0.025 : 1 - below(k - 1, n, middle) < 0.025) low = middle
    else high = middle
  }
  return high
}
