# shellcheck shell=bash disable=SC2034
title="Processors are added to PV, PVH and HVM guests"
iommu=intel
quick=yes
limit=180
expected="PASS PASS PASS"

in_dom0() {
  tested cpu-hotplug
}
