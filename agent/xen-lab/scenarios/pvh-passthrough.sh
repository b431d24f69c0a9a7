# shellcheck shell=bash disable=SC2034
title="A PVH guest cannot have a PCI device"
iommu=intel
quick=yes
limit=60
expected="XFAIL/pvh-passthrough"

in_dom0() {
  tested pci-passthrough-hvm --guest-type pvh --device 0000:01:00.0
}
