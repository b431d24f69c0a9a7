# shellcheck shell=bash disable=SC2034
title="A device with a BAR of 8 GiB in an HVM guest"
iommu=intel
quick=yes
limit=120
expected="PASS"

in_dom0() {
  tested pci-passthrough-hvm --device 0000:03:00.0 --guest-memory 512
}
