# shellcheck shell=bash disable=SC2034
title="A network card is reset"
iommu=intel
quick=no
limit=60
expected="PASS"

in_dom0() {
  tested pci-reset --device 0000:02:00.0
}
