# shellcheck shell=bash disable=SC2034
title="The controller of the disk that dom0 runs from is not given away"
iommu=intel
quick=yes
limit=30
expected="BLOCKED/device-in-use"

in_dom0() {
  tested pci-passthrough-pv --device 0000:00:1f.2
}
