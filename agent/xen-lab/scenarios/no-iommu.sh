# shellcheck shell=bash disable=SC2034
title="Passthrough where there is no IOMMU"
iommu=none
quick=yes
limit=60
expected="BLOCKED/no-iommu"

in_dom0() {
  tested pci-passthrough-pv --device 0000:01:00.0
}
