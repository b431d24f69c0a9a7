#!/bin/sh
# The first and only process of a testday guest. It says on the console what it sees, in the lines that
# agent/docs/guest.md describes, and does nothing else. Needs a busybox with ash and a few applets.
export PATH=/bin:/sbin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
exec </dev/hvc0 >/dev/hvc0 2>&1
echo

say() {
  echo "@testday $* @"
}

given() { # the value of testday.NAME on the kernel's command line
  for word in $(cat /proc/cmdline); do
    case $word in testday.$1=*) echo "${word#*=}" ;; esac
  done
}

while read -r module; do
  insmod "/lib/testday/$module"
done 2>/dev/null </lib/testday/order

bad='BUG:|Oops|[Cc]all [Tt]race|I/O error|hung_task|blocked for more than|NETDEV WATCHDOG|failed to come online'
bad="$bad|do_boot_cpu failed|timeout, completion polled|fallen off the bus|nobody cared|swiotlb buffer is full"
troubles=0
troubles() { # says each new line of the kernel's log that looks bad, but no more than five at a time
  count=$(dmesg | grep -c -E "$bad")
  if [ "$count" -gt "$troubles" ]; then
    dmesg | grep -E "$bad" | tail -n +$((troubles + 1)) | head -n 5 | while read -r line; do
      say "trouble $line"
    done
    troubles=$count
  fi
}

value() {
  v=
  read -r v <"$1"
} 2>/dev/null

device() { # says what became of one PCI device
  at=${1##*/}
  value "$1/vendor" && id=${v#0x}
  value "$1/device" && id=$id:${v#0x}
  value "$1/class" && class=$v
  driver=none
  [ -e "$1/driver" ] && driver=$(readlink "$1/driver") && driver=${driver##*/}
  interrupt=none
  value "$1/irq" && [ "${v:-0}" != 0 ] && interrupt=intx
  for one in "$1"/msi_irqs/*; do
    value "$one" && interrupt=${v:-msi}
  done
  nets=
  for one in "$1"/net/* "$1"/virtio*/net/*; do
    [ -e "$one" ] && nets=$nets,${one##*/} && ip link set "${one##*/}" up 2>/dev/null
  done
  bars=
  number=0
  while read -r from to flags && [ $number -lt 6 ]; do
    [ "$to" != 0x0000000000000000 ] && bars="$bars,$number:$from-$to:$flags"
    number=$((number + 1))
  done <"$1/resource"
  say "device at=$at id=$id class=$class driver=$driver interrupt=$interrupt net=${nets#,} bars=${bars#,}"
}

worked() { # how many of the processors run something when they are asked to
  number=0
  works=0
  for one in /sys/devices/system/cpu/cpu[0-9]*; do
    taskset "$(printf %x $((1 << number)))" true 2>/dev/null && works=$((works + 1))
    number=$((number + 1))
  done
}

check() { # whether the memory still holds what was put there
  checks=$((checks + 1))
  [ "$(md5sum </memory)" = "$sum" ] || wrong=$((wrong + 1))
}

block() { # writes and reads the disk of the test, through to the backend
  disk=/dev/xvda
  size=$(given mib)
  dd if=/dev/urandom of=/tmp.part bs=1M count=1 2>/dev/null
  part=$(md5sum </tmp.part)
  from=$(cat /proc/uptime) && from=${from%% *}
  n=0
  while [ $n -lt "$size" ]; do
    cat /tmp.part || break
    n=$((n + 1))
  done | dd of=$disk bs=1M conv=fsync 2>/dev/null
  now=$(cat /proc/uptime) && now=${now%% *}
  say "measured what=write mib=$size from=$from to=$now"
  echo 3 >/proc/sys/vm/drop_caches
  from=$now
  bad=0
  n=0
  while [ $n -lt "$size" ]; do
    [ "$(dd if=$disk bs=1M skip=$n count=1 2>/dev/null | md5sum)" = "$part" ] || bad=$((bad + 1))
    n=$((n + 1))
  done
  now=$(cat /proc/uptime) && now=${now%% *}
  say "measured what=read mib=$size from=$from to=$now wrong=$bad"
}

for one in /sys/class/net/*; do
  ip link set "${one##*/}" up 2>/dev/null
done
say "hello format=1 kernel=$(cat /proc/sys/kernel/osrelease) type=$(cat /sys/hypervisor/guest_type 2>/dev/null)"
[ "$(given task)" = block ] && block &

dd if=/dev/urandom of=/memory bs=1M count=4 2>/dev/null
sum=$(md5sum </memory)
checks=0
wrong=0
beat=0
said=
seen=
had=
while :; do
  for one in /sys/devices/system/cpu/cpu[0-9]*/online; do
    value "$one" && [ "$v" = 0 ] && echo 1 >"$one"
  done 2>/dev/null
  value /sys/devices/system/cpu/online && cpus=$v
  [ "$cpus" = "$had" ] || worked
  had=$cpus
  while read -r name number _; do
    [ "$name" = MemTotal: ] && memory=$number && break
  done </proc/meminfo
  pci=
  for one in /sys/bus/pci/devices/*; do
    [ -e "$one/vendor" ] && pci=$pci,${one##*/}
  done
  disks=
  for one in /sys/block/*; do
    case ${one##*/} in loop* | ram* | zram* | \*) ;; *) disks=$disks,${one##*/} ;; esac
  done
  if [ "$pci" != "$seen" ] || [ $((beat % 5)) = 0 ]; then
    for one in /sys/bus/pci/devices/*; do
      [ -e "$one/vendor" ] && device "$one"
    done >/said.new
    if [ "$pci" != "$seen" ] || ! cmp -s /said.new /said || [ $((beat % 30)) = 0 ]; then
      cat /said.new
      mv /said.new /said
    fi
    seen=$pci
  fi
  [ $((beat % 10)) != 0 ] || check
  now="cpus=$cpus works=$works checks=$checks wrong=$wrong memory=$memory pci=${pci#,} disks=${disks#,}"
  if [ "$now" != "$said" ] || [ $((beat % 5)) = 0 ]; then
    value /proc/uptime
    say "state beat=$beat up=${v%% *} clock=$(date +%s) $now"
    said=$now
    troubles
  fi
  beat=$((beat + 1))
  sleep 1
done
