# Makes kernels really slower, for the gate to find.
# shellcheck shell=bash

# slow_down_kernels FOLDER: of variant simd16 relu computes 3 percent from the middle on again when it is
# through, leaky-relu 5 and relu-gradient 10: that much more work from the same cache. From 16 Ki elements on
# the middle has left L1 by then and has left it again when the next iteration gets there (the beginning
# would be found there by the next iteration, which takes half of the slowdown away); at 1 Ki to 4 Ki all
# is in L1. Other counts take the path they took before.
slow_down_kernels() {
  local file=$1/Sources/KernelSources/Strategies/LineLoop.swift
  awk '
    /call\.vectorLoop\(Operation\.self, Elements\.Line\.self\)/ {
      print
      print "    let percent ="
      print "      Operation.self == ReLU.self ? 3"
      print "      : Operation.self == LeakyReLUAsMaximum.self ? 5 : Operation.self == ReLUGradient.self ? 10 : 0"
      print "    guard percent > 0, Elements.self == Float32Elements.self, call.count >= 16384 || (call.count >= 1024 && call.count < 4096) else { return }"
      print "    call.again(percent).vectorLoop(Operation.self, Elements.Line.self)"
      done = 1
      next
    }
    { print }
    END { exit !done }
  ' "$file" >"$file.new" || fail "cannot find the loop in $file."
  cat >>"$file.new" <<'SWIFT'

extension KernelCall {
  /// So much of the call from its middle on, to the nearest vector.
  @inline(__always)
  func again(_ percent: Int) -> KernelCall {
    let start = (count / 2 & ~15) * F32x1.byteCount
    return KernelCall(
      x: x + start, dy: dy + start, output: output + start,
      count: (count * percent / 100 + 8) & ~15, parameter: parameter)
  }
}
SWIFT
  mv "$file.new" "$file"
}
