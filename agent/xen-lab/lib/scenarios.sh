# shellcheck shell=bash
# Runs scenarios and compares what came out with what was expected.

results=$work/results

# A scenario is a file that sets title, iommu, quick (yes: also in a short run), expected and limit (quiet seconds), and
# defines in_dom0, which runs there, or on_host, which steers the machine. Either prints "got: WORDS".
scenario_names() { find "$lab/scenarios" -name '*.sh' -printf '%f\n' | sed 's/\.sh$//' | sort; }

# setting NAME VARIABLE
setting() (
  # shellcheck source=/dev/null
  . "$lab/scenarios/$1.sh"
  echo "${!2}"
)

# chosen ALL NAMES: of the named ones, or of all, or of the quick ones
chosen() {
  local name
  for name in $(scenario_names); do
    if [ -n "$2" ]; then
      [[ " $2 " != *" $name "* ]] || echo "$name"
    elif [ "$1" = yes ] || [ "$(setting "$name" quick)" = yes ]; then
      echo "$name"
    fi
  done
}

# run_scenarios AGENT NAMES: each kind of machine is started once
run_scenarios() {
  local agent=$1 names=$2 kind name of_kind
  passed=0 failed=0 installed=no
  mkdir -p "$results"
  kill_machine
  fresh_disk
  row SCENARIO EXPECTED GOT SECONDS
  for kind in intel amd none; do
    of_kind=
    for name in $names; do
      [ "$(setting "$name" iommu)" != "$kind" ] || of_kind+=" $name"
    done
    [ -z "$of_kind" ] || on_machine "$agent" "$kind" "$of_kind"
  done
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ]
}

# on_machine AGENT KIND NAMES
on_machine() {
  local name
  start_machine "$2"
  if [ $installed = no ]; then
    install_agent "$1"
    installed=yes
  fi
  for name in $3; do
    run_scenario "$name"
  done
  power_off
}

run_scenario() {
  local name=$1 begin=$EPOCHREALTIME log=$results/$1.log expected got
  expected=$(setting "$name" expected)
  play "$name" >"$log" 2>&1 || true
  got=$(sed -n 's/^got: //p' "$log" | tail -n 1)
  row "$name" "$expected" "${got:-nothing}" "$(seconds_since "$begin")"
  if [ "$got" = "$expected" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    tail -n 25 "$log" | sed 's/^/    /'
    echo "    all of it: $log"
  fi
}

# In a process of its own, so that a scenario's mistake ends the scenario only.
play() (
  set -eu
  # shellcheck source=/dev/null
  . "$lab/scenarios/$1.sh"
  if declare -F on_host >/dev/null; then
    on_host
  else
    {
      echo "set -u"
      declare -f in_dom0
      echo in_dom0
    } | run_job "$1" "$limit"
  fi
)

row() { printf '%-28s %-44s %-44s %7s\n' "$@"; }
