# shellcheck shell=bash disable=SC2034
title="What a guest of somebody else's has Xen log while a test runs is no word of the test"
iommu=intel
quick=no
limit=120
expected="PASS logged=yes told=0"

in_dom0() {
  local words="no space for resource!" # numbers before it are taken out of symptoms
  mkdir -p /tmp/web/bin /tmp/web/dev
  cp /bin/busybox /tmp/web/bin
  cat >/tmp/web/init <<'INIT'
#!/bin/busybox sh
busybox mount -t devtmpfs dev /dev
hypervisor() { # says it through Xen's debug port, byte for byte
  busybox printf '%s\n' "$1" | while IFS= read -r -n 1 c; do
    busybox printf '%s' "${c:-
}" | busybox dd of=/dev/port bs=1 seek=233 conv=notrunc 2>/dev/null
  done
}
while :; do
  hypervisor "pci dev 05:0 bar 10 size 010000000: no space for resource!"
done
INIT
  chmod +x /tmp/web/init
  (cd /tmp/web && find . | cpio -o -H newc --quiet | gzip >/tmp/web.ramdisk)
  cat >/tmp/web.cfg <<CFG
name = "web"
type = "pvh"
kernel = "$(echo /boot/vmlinuz-*)"
ramdisk = "/tmp/web.ramdisk"
extra = "rdinit=/init"
memory = 128
CFG
  xl create /tmp/web.cfg
  until xl dmesg | grep -q "$words"; do sleep 1; done
  tested guest-pvh
  xl destroy web
  got "$(recorded status) logged=$(xl dmesg | grep -q "$words" && echo yes) told=$(grep -c "$words" /tmp/run.json)"
}
