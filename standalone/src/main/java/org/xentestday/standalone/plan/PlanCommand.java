package org.xentestday.standalone.plan;

import picocli.CommandLine.Command;

/** {@code testday-server plan}: the plans of a running server. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Applies, shows and changes the plans of the server that is up on the same data.",
        subcommands = {ApplyCommand.class, ShowCommand.class, TouchedCommand.class})
public final class PlanCommand {}
