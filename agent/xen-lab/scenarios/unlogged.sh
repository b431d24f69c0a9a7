# shellcheck shell=bash disable=SC2034
title="Guests are heard also where xenconsoled logs none of them, as Debian leaves it"
iommu=intel
quick=no
limit=120
expected="PASS"

in_dom0() {
  console_daemon() {
    local running
    running=$(cat /run/xenconsoled.pid)
    kill "$running"
    while [ -d "/proc/$running" ]; do sleep 0.2; done
    /usr/lib/xen-*/bin/xenconsoled --pid-file /run/xenconsoled.pid "$@"
  }
  console_daemon
  rm -f /var/log/xen/console/guest-*
  tested save-restore --guest-type pvh
  ls /var/log/xen/console | grep guest- && got "logged after all"
  console_daemon --log=guest
}
