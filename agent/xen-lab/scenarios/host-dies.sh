# shellcheck shell=bash disable=SC2034
title="The host dies in the middle of a test and comes back"
iommu=intel
quick=yes
limit=60
expected="HOST_LOST step=create-the-guest journal-replayed=yes"

on_host() {
  mkdir -p "$share/classes"
  "$("$repo/find-jdk")/bin/javac" -d "$share/classes" -cp "$repo/agent/target/classes:$repo/agent/target/lib/*" \
    "$lab/dom0/Waiting.java"
  start_job attempt 1000 <<<"cd /opt/testday
    exec runtime/bin/java -cp '/x/classes:lib/*' Waiting /root/.local/state/testday create-the-guest"
  await_words attempt "on the disk" "$limit"
  kill_machine
  start_machine "$iommu"
  declare -f after | cat - <(echo after) | run_job after "$limit"
}

after() {
  local replayed=no
  journalctl --quiet --boot --dmesg --grep 'EXT4-fs.*(recovery|orphan)' && replayed=yes
  testday status --offline
  got "$(recorded status) step=$(recorded lastStep) journal-replayed=$replayed"
}
