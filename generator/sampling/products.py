"""What invented holders make: some hundred products in groups, each with the standards that fit it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """Products of one kind. ``standards`` and ``specifications`` are those that a component certificate names."""

    category: str
    standards: tuple[str, ...]
    specifications: tuple[str, ...]
    products: tuple[str, ...]


def _group(category: str, standards: str, specifications: str, text: str) -> Group:
    """A group out of lines ``noun: kind, kind``; each kind with the noun is a product."""
    products = []
    for line in text.strip().splitlines():
        noun, _, kinds = line.strip().partition(": ")
        products += [f"{kind} {noun}" for kind in kinds.split(", ")]
    return Group(
        category, *(tuple(filter(None, each.split("; "))) for each in (standards, specifications)), tuple(products)
    )


GROUPS = (
    _group("passive", "IEC 60384-1; IEC 60384-14", "QC 300300; QC 300400; QC 300700; QC 300801; QC 302400", """
        capacitors: multilayer ceramic, aluminium electrolytic, conductive polymer, tantalum chip, metallized film, mica, \
double-layer, feed-through, snubber, trimmer, DC-link film, interference suppression, high-voltage ceramic, niobium oxide
        capacitor modules: double-layer, power factor, DC-link
    """),
    _group("passive", "IEC 60115-1", "QC 400100; QC 400200; QC 410200", """
        resistors: thick-film chip, thin-film chip, wirewound, metal oxide, current sense, braking, fusible, foil, \
high-voltage, pulse-proof
        potentiometers: rotary, slide, multiturn, cermet trimmer
        thermistors: chip, bead, disc, surge current
        varistors: metal oxide, multilayer chip
        resistor networks: thick-film, thin-film
    """),
    _group("electromagnetic", "IEC 62024-2", "", """
        inductors: multilayer chip, moulded power, wirewound chip, shielded power, air-core, high-current
        chokes: common-mode, power factor, toroidal, filter
        transformers: pulse, planar, flyback, current, gate drive, LAN, toroidal mains
        ferrite cores: toroidal, planar, snap-on, pot
        magnets: sintered ferrite, bonded neodymium, samarium cobalt
        solenoids: push-pull, rotary, latching
    """),
    _group("electromechanical", "IEC 61811-1", "QC 160000", """
        relays: signal, reed, power, automotive, time, monitoring, telecom, latching, solid-state
        switches: tactile, rocker, toggle, slide, rotary, dip, pressure, foot, micro
        motors: stepper, brushless, spindle, vibration, servo
        buzzers: piezo, magnetic
        fans: axial, centrifugal, crossflow
        fuses: chip, cartridge, resettable, blade
    """),
    _group("wire-cable-connector", "IEC 61076-1; IEC 61076-4-101", "QC 220000; QC 480101; QC 480301; QC 910000", """
        connectors: board-to-board, wire-to-board, circular, rectangular, radio-frequency, fibre optic, backplane, \
charging, coaxial, flat flexible cable, edge card, card reader, magnetic, waterproof, high-voltage
        terminal blocks: screw, spring-cage, barrier, DIN rail
        sockets: relay, chip carrier, memory module
        crimp terminals: ring, spade, pin, quick-connect
    """),
    _group("wire-cable-connector", "IEC 60228", "", """
        cables: coaxial, data, control, sensor, ribbon, charging, fibre optic, silicone, hybrid
        cable assemblies: coaxial, data, optical, high-speed, sensor, medical
        wire harnesses: automotive, appliance, battery, server, robot, motorcycle
        wires: enamelled copper, litz, tinned copper, hook-up, resistance
    """),
    _group("pwb", "IEC 62326-1", "QC 230000", """
        printed boards: multilayer, rigid double-sided, rigid-flex, high-density interconnect, metal-core, heavy copper, \
single-sided, high-frequency, ceramic, buried component
        printed circuits: flexible, double-sided flexible, multilayer flexible
        package substrates: flip-chip, wire-bond, coreless
        copper-clad laminates: glass epoxy, halogen-free, high-frequency, polyimide
    """),
    _group("active", "IEC 60748-1; IEC 60747-14-1", "", """
        integrated circuits: power management, audio amplifier, display driver, motor driver, interface, radio-frequency, \
mixed-signal, touch controller, battery protection
        diodes: Schottky, Zener, rectifier, switching, fast recovery, transient suppressor
        transistors: power, bipolar, field-effect, insulated-gate bipolar, gallium nitride
        sensors: pressure, humidity, inertial, magnetic, gas, temperature, current, proximity, ambient light, flow
        microcontrollers: 8-bit, 32-bit, secure, automotive
        memories: flash, static, serial
        lead frames: stamped, etched, plated
    """),
    _group("electro-optic", "IEC 62031; IEC 62717", "", """
        LED packages: infrared, white, ultraviolet, chip-scale, high-power, full-colour
        LED modules: street lighting, backlight, signage, horticultural, automotive
        LED luminaires: ceiling, panel, street, floodlight
        LED drivers: constant-current, dimmable, waterproof
        photodiodes: silicon, avalanche, position-sensitive
        optocouplers: transistor, gate drive, logic
        display modules: TFT, OLED, segment, electronic paper, monochrome
        touch panels: capacitive, resistive
        camera modules: fixed-focus, autofocus, endoscope, surveillance
        lenses: moulded glass, plastic, infrared, camera
        optical transceiver modules: short-reach, long-haul, coherent
        laser diodes: edge-emitting, vertical-cavity, fibre-coupled
    """),
    _group("hybrid-ic", "IEC 60748-1", "", """
        hybrid integrated circuits: thick-film, thin-film, power, microwave
        microwave filters: cavity, dielectric, planar
        crystal oscillators: temperature-compensated, voltage-controlled, oven-controlled, clock
        crystal units: quartz, tuning-fork, surface-mount
        wave filters: surface acoustic, bulk acoustic
    """),
    _group("module", "IEC 60747-14-1; IEC 60748-1", "", """
        modules: power, wireless, battery management, tyre pressure sensor, fingerprint sensor, microphone, speaker, \
thermal printer, positioning, radio-frequency, keyless entry, thermoelectric
        power supplies: switching, DIN rail, open-frame, medical, rack, uninterruptible
        adapters: AC/DC, USB, desktop
        converters: DC/DC, analogue-to-digital, frequency, isolated
        battery packs: lithium-ion, lithium iron phosphate, nickel metal hydride
        antennas: ceramic patch, chip, satellite positioning, base station
    """),
    _group("assembly", "IEC 61760-4", "", """
        board assemblies: printed, control, main, inverter, display
        control units: engine, lighting, door, window lift, aircraft lighting, pump
        meters: digital panel, energy, water, insulation
        keyboards: membrane, mechanical, industrial
        chargers: wireless, wall, vehicle
        transmitters: process, level, remote control
    """),
    _group("ancillary", "IEC 61760-4", "", """
        adhesives: conductive, underfill, optical, structural
        interface pads: thermal, gap
        tapes: insulating, copper foil, polyimide, carrier
        solder pastes: lead-free, low-temperature, no-clean
        moulding compounds: epoxy, silicone
        heat sinks: aluminium, copper, extruded, skived fin
        heat pipes: copper, flat, looped
        absorbers: microwave, noise suppression
        bags: antistatic, moisture barrier
        labels: heat-resistant, radio-frequency identification
    """),
    _group("enclosure", "IEC 61760-4", "", """
        enclosures: sheet-metal, extruded, wall-mount, rack
        housings: injection-moulded, die-cast, connector, motor
        metal stampings: precision, progressive die, deep-drawn
        cans: shield, crystal
        springs: contact, compression, battery
        gaskets: conductive, silicone, foam
        screws: captive, self-clinching, thread-forming
        keypads: silicone, metal dome
    """),
)  # fmt: skip
OF_LED = tuple(group for group in GROUPS if group.category == "electro-optic")
DATA = (
    "component traceability databases", "material declaration databases", "supplier portals", "customer order records",
    "wafer map archives", "quality record archives", "remote equipment monitors", "electronic data exchanges",
)  # fmt: skip


def titled(product: str) -> str:
    """A product as scopes write it: ``rigid double-sided printed boards`` as ``Rigid Double-sided Printed Boards``."""
    return " ".join(word[:1].upper() + word[1:] for word in product.split(" "))


def singular(product: str) -> str:
    """One of a product: ``tactile switches`` as ``tactile switch``."""
    for ending, instead in (
        ("ies", "y"),
        ("ches", "ch"),
        ("nses", "ns"),
        ("nesses", "ness"),
        ("fuses", "fuse"),
        ("s", ""),
    ):
        if product.endswith(ending):
            return product.removesuffix(ending) + instead
    return product
