# shellcheck shell=bash disable=SC2034
title="A network card in an HVM guest, and once more"
iommu=intel
quick=no
limit=180
expected="PASS"

in_dom0() {
  tested pci-passthrough-twice --device 0000:02:00.0 --guest-type hvm
}
