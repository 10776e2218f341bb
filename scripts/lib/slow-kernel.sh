# Makes a kernel really slower, for the gate to find.
# shellcheck shell=bash

# slow_down_kernel FOLDER PERCENT: relu of variant simd16 computes PERCENT percent from the middle on
# again when it is through, in arrays of 16 Ki elements or more: that much more work from the same cache,
# as the middle has left L1 by then and has left it again when the next iteration gets there (the
# beginning would be found there by the next iteration, which takes half of the slowdown away). Shorter
# arrays take the path they took before.
slow_down_kernel() {
  local folder=$1 percent=$2
  local file=$folder/Sources/KernelSources/Variants/SIMD16Variant.swift
  awk '
    { print }
    $0 == "  static func relu(" { inside = 1 }
    inside && /let operands = / {
      print "    if count >= 16 * 1024 { return reluAndAgain(operands) }"
      inside = 0
      done = 1
    }
    END { exit !done }
  ' "$file" >"$file.new" || fail "cannot find relu in $file."
  cat >>"$file.new" <<SWIFT

extension SIMD16Variant {
  @inline(never)
  static func reluAndAgain(_ operands: KernelOperands<Float>) {
    vectorLoop(ReLU.self, SIMD16<Float>.self, operands) { ReLU.vector(\$0, \$1, \$2) }
    let again = operands.slice(
      start: operands.count / 2 & ~15, count: operands.count * $percent / 100 & ~15)
    vectorLoop(ReLU.self, SIMD16<Float>.self, again) { ReLU.vector(\$0, \$1, \$2) }
  }
}
SWIFT
  mv "$file.new" "$file"
}
