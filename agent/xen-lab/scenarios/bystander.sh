# shellcheck shell=bash disable=SC2034
title="A guest of somebody else's falls while a test runs, and is no word of the test"
iommu=intel
quick=no
limit=120
expected="PASS fell=1 told=0"

in_dom0() {
  mkdir -p /tmp/web/bin /tmp/web/dev
  cp /bin/busybox /tmp/web/bin
  printf '#!/bin/busybox sh\nexec busybox sleep 100000\n' >/tmp/web/init
  chmod +x /tmp/web/init
  (cd /tmp/web && find . | cpio -o -H newc --quiet | gzip >/tmp/web.ramdisk)
  cat >/tmp/web.cfg <<CFG
name = "web"
type = "pvh"
kernel = "$(echo /boot/vmlinuz-*)"
ramdisk = "/tmp/web.ramdisk"
extra = "rdinit=/init reboot=t"
memory = 128
on_reboot = "destroy"
CFG
  xl create /tmp/web.cfg
  (
    until xl list | grep -q testday-; do sleep 1; done
    xl sysrq web b
  ) &
  tested guest-pvh
  wait
  got "$(recorded status) fell=$(xl dmesg | grep -c 'Triple fault') told=$(grep -c 'Triple fault' /tmp/run.json)"
}
