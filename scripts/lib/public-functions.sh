# Writes the public functions of operations.
# shellcheck shell=bash disable=SC2154,SC2016

# definition CASE: the text of an operation's definition, on one line.
definition() {
  awk -v start="  static let $1 = OperationDefinition(" '
    index($0, start) == 1 { inside = 1 }
    inside && /^ *$/ || /^}/ { inside = 0 }
    inside { sub(/^ */, ""); printf "%s ", $0 }
  ' "$sources"/KernelInterface/Operations/*+Definition.swift
}

# describe CASE: sets what the functions of an operation are written from:
#   formula, first (the name of the first input), second (of the second, or empty), label (of the second
#   as an argument), parameter (slope, alpha or empty), output, of (what the first input is, where that is no x).
describe() {
  local text inputs
  text=$(definition "$1")
  formula=$(sed -n 's/.*formula: "\([^"]*\)".*/\1/p' <<<"$text")
  [[ -n $formula ]] || fail "the definition of $1 has no formula."
  inputs=$(sed -n 's/.*inputs: \[\([^]]*\)\].*/\1/p' <<<"$text")
  parameter=$(sed -n 's/.*parameter: \.\([a-z]*\).*/\1/p' <<<"$text")
  second='' label='' output=y of=''
  case $inputs in
    '') first=x ;;
    '.x, .upstream') first=x second=dy label='upstream dy' output=dx ;;
    '.y, .upstream')
      first=y second=dy label='upstream dy' output=dx
      of=", with \`y\` what \`${1%Gradient}\` answered"
      ;;
    '.x, .addend') first=a second=b label='_ b' ;;
    *) fail "no function is known to take '$inputs', as $1 does." ;;
  esac
}

# arguments TYPE-OF-INPUTS TYPE-OF-OUTPUT out|in [default]: the parameter list of a function.
arguments() {
  local input=$1 result=$2 form=$3 list=''
  if [[ $form == out ]]; then
    list="_ $first: $input<$element>"
    [[ -z $second ]] || list+=", $label: $input<$element>"
    [[ -z $parameter ]] || list+=", $parameter: $number${4-}"
    list+=", into $output: $result<$element>"
  else
    if [[ -n $second ]]; then
      list="_ $first: $input<$element>, inPlace $second: $result<$element>"
    else list="inPlace $first: $result<$element>"; fi
    [[ -z $parameter ]] || list+=", $parameter: $number${4-}"
  fi
  echo "$list"
}

# passed out|in [&]: the arguments by which such a function calls another; & before what is inout.
passed() {
  local list
  if [[ $1 == out ]]; then
    list=$first
    [[ -z $second ]] || list+=", ${label#_ }"
    list=${list/upstream dy/upstream: dy}
    [[ -z $parameter ]] || list+=", $parameter: $parameter"
    list+=", into: ${2-}$output"
  else
    if [[ -n $second ]]; then list="$first, inPlace: ${2-}$second"; else list="inPlace: ${2-}$first"; fi
    [[ -z $parameter ]] || list+=", $parameter: $parameter"
  fi
  echo "$list"
}

# unwrapped out|in BODY: closures that make pointers of the spans around a call.
unwrapped() {
  local body=$2 name
  local read=$second written=$output
  if [[ $1 == in ]]; then
    written=${second:-$first}
    read=''
  fi
  body="$written.withUnsafeMutableBufferPointer { $written in $body }"
  for name in $read $([[ $written == "$first" ]] || echo "$first"); do
    body="$name.withUnsafeBufferPointer { $name in $body }"
  done
  echo "$body"
}

# swift_type ELEMENT: the type of Swift that an element of the format is.
swift_type() {
  case $1 in Float32) echo Float ;; Float64) echo Double ;; *) echo "$1" ;; esac
}

# number_type ELEMENT: the type of a parameter beside such elements.
number_type() { if [[ $1 == Float64 ]]; then echo Double; else echo Float; fi; }

# functions CASE ELEMENT: the file of an operation's public functions on elements of a format.
functions() {
  local name=$1 element number standard shapes same run out in
  element=$(swift_type "$2") number=$(number_type "$2")
  describe "$name"
  standard=' = defaultSlope'
  [[ $number != Double ]] || standard=' = 0.01'
  [[ $parameter != alpha ]] || standard=' = 1'
  run="FrontDoor.run(.$name, "
  # Named in a signature: a type of ours, and the slope where nobody asks for another.
  local opening='' closing=''
  [[ $element != Float16 ]] || opening='#if !(os(macOS) && arch(x86_64))' closing='#endif'
  local imported='import KernelInterface'
  [[ $standard != *defaultSlope || -z $parameter ]] && [[ $element != BFloat16 ]] ||
    imported='public import KernelInterface'
  shapes="\`$first: [n]\`, ${second:+\`$second: [n]\`, }\`$output: [n]\`"
  same="all arrays have the same count, and \`$output\` overlaps no other"
  out=$(passed out) in=$(passed in)
  # What the front door is handed: both inputs by place, the parameter as Double.
  local door_out door_in
  door_out=${out/, b,/, upstream: b,}
  door_in=$in
  if [[ -n $parameter ]]; then
    door_out=${door_out/$parameter: $parameter/parameter: Double($parameter)}
    door_in=${door_in/$parameter: $parameter/parameter: Double($parameter)}
  fi
  # The order of the front door's arguments: arrays before the parameter.
  if [[ -n $parameter ]]; then
    door_out=$(sed -E 's/, (parameter: Double\([a-z]+\)), (into: [a-z]+)/, \2, \1/' <<<"$door_out")
  fi
  cat <<SWIFT
$note
//
// Those on spans are inlined into their callers and call those on buffer pointers: a span that is passed
// in memory, as one that is \`inout\` is, costs a store and a load in the way of the first element.

$imported
$opening

/// Computes \`$output = $formula\` for each element$of; shapes $shapes.
///
/// - Precondition: $same.
@inlinable @inline(__always)
public func $name($(arguments Span "inout MutableSpan" out "$standard")) {
  $(unwrapped out "$name($out)")
}

/// Computes \`$formula\` for each element$of, in place in \`${second:-$first}\`; shapes \`[n]\`.
${second:+///
/// - Precondition: both arrays have the same count.
}@inlinable @inline(__always)
public func $name($(arguments Span "inout MutableSpan" in "$standard")) {
  $(unwrapped in "$name($in)")
}

/// Computes \`$output = $formula\` for each element, as on spans; shapes $shapes.
///
/// - Precondition: $same.
public func $name($(arguments UnsafeBufferPointer UnsafeMutableBufferPointer out "$standard")) {
  ${run}$door_out)
}

/// Computes \`$formula\` for each element, in place in \`${second:-$first}\`, as on spans; shapes \`[n]\`.
${second:+///
/// - Precondition: both arrays have the same count.
}public func $name($(arguments UnsafeBufferPointer UnsafeMutableBufferPointer in "$standard")) {
  ${run}$door_in)
}

/// Computes \`$output = $formula\` for each element, as the function without \`use\` does; shapes $shapes.
///
/// With \`use\` it is said when \`$output\` is read: long outputs are left in the caches for a reader that comes
/// soon.
///
/// - Precondition: $same.
@inlinable @inline(__always)
public func $name($(arguments Span "inout MutableSpan" out "$standard"), use: OutputUse) {
  $(unwrapped out "$name($out, use: use)")
}

/// Computes \`$output = $formula\` for each element, as on spans; shapes $shapes.
///
/// With \`use\` it is said when \`$output\` is read.
///
/// - Precondition: $same.
@inlinable @inline(__always)
public func $name(
  $(arguments UnsafeBufferPointer UnsafeMutableBufferPointer out "$standard"), use: OutputUse
) {
  switch use {
  case .later: $name($out)
  case .soon: ${name}ReadSoon($out)
  }
}

@usableFromInline
func ${name}ReadSoon($(arguments UnsafeBufferPointer UnsafeMutableBufferPointer out)) {
  ${run}$door_out, use: .soon)
}
$closing
SWIFT
}
