# shellcheck shell=bash disable=SC2034
title="A network card comes to PV and HVM guests that run, and goes"
iommu=intel
quick=no
limit=180
expected="PASS PASS"

in_dom0() {
  tested pci-hotplug --device 0000:02:00.0
}
