# Makes two kernels really slower, for the gate to find.
# shellcheck shell=bash

# slow_down_kernels FOLDER PERCENT: relu of variant simd16 computes PERCENT percent from the middle on
# again when it is through, in arrays of 16 Ki elements or more: that much more work from the same cache,
# as the middle has left L1 by then and has left it again when the next iteration gets there (the
# beginning would be found there by the next iteration, which takes half of the slowdown away). leaky-relu
# does so on 1 Ki to 4 Ki elements, all of it in L1. Other counts take the path they took before.
slow_down_kernels() {
  local folder=$1 percent=$2
  slow_down "$folder" "$percent" relu ReLU "count >= 16 * 1024"
  slow_down "$folder" "$percent" leakyReLU LeakyReLUAsMaximum "count >= 1024 && count < 4096"
}

# slow_down FOLDER PERCENT FUNCTION ARITHMETIC CONDITION
slow_down() {
  local folder=$1 percent=$2 function=$3 arithmetic=$4 condition=$5
  local file=$folder/Sources/KernelSources/Variants/SIMD16Variant.swift
  awk -v start="  static func $function(" -v condition="$condition" -v again="${function}AndAgain" '
    { print }
    $0 == start { inside = 1 }
    inside && /let operands = / {
      print "    if " condition " { return " again "(operands) }"
      inside = 0
      done = 1
    }
    END { exit !done }
  ' "$file" >"$file.new" || fail "cannot find $function in $file."
  cat >>"$file.new" <<SWIFT

extension SIMD16Variant {
  @inline(never)
  static func ${function}AndAgain(_ operands: KernelOperands<Float>) {
    vectorLoop($arithmetic.self, SIMD16<Float>.self, operands) { $arithmetic.vector(\$0, \$1, \$2) }
    let again = operands.slice(
      start: operands.count / 2 & ~15, count: operands.count * $percent / 100 & ~15)
    vectorLoop($arithmetic.self, SIMD16<Float>.self, again) { $arithmetic.vector(\$0, \$1, \$2) }
  }
}
SWIFT
  mv "$file.new" "$file"
}
