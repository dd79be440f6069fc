extension Pack {
  /// Reads a pack from YAML; `file` names it in errors. Throws `PackError`.
  init(yaml: String, file: String) throws {
    try self.init(PackNode(yaml: yaml, file: file))
  }

  /// Takes a pack as read.
  init(_ root: PackNode) throws {
    pack = try root.required("pack")
    source = try root.required("source")
    jurisdiction = try root.text("jurisdiction")
    words = try root.lists("words")
    numbers = try root.numbers("numbers")
    laws = try root.objects("laws") { law in
      LawForm(
        pattern: try law.required("pattern"), type: try law.required("type"),
        jurisdiction: try law.text("jurisdiction"), needsProvision: try law.flag("needsProvision"),
        id: try law.text("id"), entity: try law.text("entity"), examples: try law.texts("examples"))
    }
    reporters = try root.objects("reporters", ReporterGroup.init)
    regions = try root.meanings("regions")
    treaties = try root.objects("treaties", Instrument.init)
    namedLaws = try root.objects("namedLaws", Instrument.init)
    agencies = try root.objects("agencies") { agency in
      Institution(
        name: try agency.required("name"), acronym: try agency.text("acronym"), aliases: try agency.texts("aliases"),
        type: try agency.text("type"), country: try agency.text("country"))
    }
    identifiers = try root.map("identifiers")
    negative = try root.texts("negative")
    institutions = try root.text("institutions")
    places = try root.text("places")
    facts = try root.objects("facts", FactForm.init)
  }
}

extension Pack.Instrument {
  init(_ node: PackNode) throws {
    name = try node.required("name")
    acronym = try node.text("acronym")
    aliases = try node.texts("aliases")
    type = try node.text("type")
    year = try node.integer("year")
    number = try node.text("number")
  }
}

extension Pack.FactForm {
  init(_ node: PackNode) throws {
    property = try node.required("property")
    triggers = try node.texts("triggers") ?? []
    agent = try node.texts("agent")
    patient = try node.texts("patient")
    patientWords = try node.texts("patientWords")
    voice = try node.text("voice").map { try node.choice($0, "voice") }
    subject = try node.choice(try node.required("subject"), "subject")
    values = try (node.texts("values") ?? []).map { try node.choice($0, "values") }
    qualifier = try node.text("qualifier")
    examples = try node.texts("examples")
    negative = try node.texts("negative")
  }
}
