# shellcheck shell=bash disable=SC2034
title="The host dies in the middle of a test and comes back"
iommu=intel
quick=yes
limit=60
expected="HOST_LOST test=guest-pv step=told journal-replayed=yes"

on_host() {
  # Another scenario may have made such a guest before.
  start_job attempt 1000 <<<'told() { cat $state/journal.log 2>/dev/null | grep -c "make a PV guest" || true; }
    before=$(told)
    testday run --yes --no-send --plan lab --candidate "$(candidate)" guest-pv &
    until [ "$(told)" -gt "$before" ]; do sleep 0.1; done
    echo on the disk
    wait'
  await_words attempt "on the disk" "$limit"
  kill_machine
  start_machine "$iommu"
  declare -f after | cat - <(echo after) | run_job after "$limit"
}

# The package's unit has looked back by now, or status does.
after() {
  local replayed=no step=none
  journalctl --quiet --boot --dmesg --grep 'EXT4-fs.*(recovery|orphan)' && replayed=yes
  systemctl status --no-pager testday-recover.service
  testday status --offline
  case $(recorded lastStep) in "make a PV guest"* | "wait for the guest"*) step=told ;; esac
  got "$(recorded status) test=$(recorded test) step=$step journal-replayed=$replayed"
}
