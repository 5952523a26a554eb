"""The hands of the plugin: the only modules, beside `plugin` and `config`, that touch objects of MkDocs."""
