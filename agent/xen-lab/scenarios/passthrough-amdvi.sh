# shellcheck shell=bash disable=SC2034
title="A network card in an HVM guest, with AMD-Vi"
iommu=amd
quick=no
limit=120
expected="PASS"

in_dom0() {
  tested pci-passthrough-hvm --device 0000:01:00.0
}
