# shellcheck shell=bash disable=SC2034
title="A network card in a PV guest"
iommu=intel
quick=yes
limit=90
expected="PASS"

in_dom0() {
  tested pci-passthrough-pv --device 0000:01:00.0
}
