# shellcheck shell=bash
# Words and places that the other parts share. Sourced by run.

lab=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=${XEN_LAB_WORK:-$lab/target}

readonly FAILED=1 USAGE=2 UNAVAILABLE=69 # the agent's exit codes

say() { printf '%s\n' "$*" >&2; }

# die CODE SENTENCE
die() {
  local code=$1
  shift
  say "$*"
  exit "$code"
}

# Held until this process and the machine it started have ended: the machine inherits the open file.
take_lock() {
  mkdir -p "$work"
  exec 9>"$work/lock"
  flock --nonblock 9 || die $UNAVAILABLE "Another run of the lab is at work in $work: wait for it, end it" \
    "(./agent/xen-lab/run kill), or set XEN_LAB_WORK to another directory."
}

# The larger of two numbers that may have a fraction.
larger() { awk -v a="$1" -v b="$2" 'BEGIN { print (a > b ? a : b) }'; }

# seconds_since EPOCHREALTIME
seconds_since() { awk -v from="$1" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.1f", to - from }'; }
