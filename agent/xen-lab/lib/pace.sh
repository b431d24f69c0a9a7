# shellcheck shell=bash
# How slow this machine is now, as a multiple of a quiet one. Deadlines are written in seconds of a quiet machine.

readonly QUIET_BOOT=45       # seconds from QEMU's start to dom0's first job
readonly QUIET_LOOP=300      # milliseconds of the known loop in dom0
readonly QUIET_HOST_LOOP=300 # milliseconds of the host's own loop
readonly PATIENCE=4          # a deadline is that many times what a quiet machine needs
readonly SLOWEST=25          # what is slower than that hangs

pace_file=$work/pace

pace() { cat "$pace_file" 2>/dev/null || echo 1; }

# ratio MEASURED QUIET
ratio() {
  awk -v a="$1" -v b="$2" -v most=$SLOWEST 'BEGIN { r = a / b; printf "%.1f", (r < 1 ? 1 : r > most ? most : r) }'
}

# measured_boot SECONDS LOOP_MILLIS
measured_boot() { larger "$(ratio "$1" $QUIET_BOOT)" "$(ratio "$2" $QUIET_LOOP)" >"$pace_file"; }

# measured_loop MILLIS: what the last job met
measured_loop() { ratio "$1" $QUIET_LOOP >"$pace_file"; }

# Before dom0 can be asked, a loop of this machine tells whether others are busy on it.
measure_host() {
  local begin=${EPOCHREALTIME/./} i
  for ((i = 0; i < 200000; i++)); do :; done
  ratio $(((${EPOCHREALTIME/./} - begin) / 1000)) $QUIET_HOST_LOOP >"$pace_file"
}

# deadline QUIET_SECONDS: whole seconds here and now
deadline() { awk -v s="$1" -v p="$(pace)" -v n=$PATIENCE 'BEGIN { printf "%d", s * p * n + 1 }'; }
