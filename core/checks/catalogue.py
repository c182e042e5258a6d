"""The catalogue: every check there is, in the order of the sheets.

A code is a letter and a number, and never changes its meaning nor is used again. The letter names what
the check looks at:

- **T** the template itself, and texts anywhere
- **H** the company block at the top of the Declaration sheet
- **Q** the questions per mineral, and the answers to all questions
- **C** the questions about the whole company
- **S** the Smelter List
- **M** the Mine List
- **P** the Product List
- **D** the declaration as a whole, beside earlier ones and those of others

Numbers below 50 explain what RMI's own Checker shows: open rows, or ``#N/A`` instead of a total. These are
errors. Numbers from 50 on are oredesk's own and keep no declaration from being complete, unless an operator's
rule file makes errors of them.
"""

from . import (
    company_block as company,
)
from . import (
    company_contradictions,
    company_questions,
    contradictions,
    edition,
    effective_date,
    emails,
    list_contradictions,
    mine_smelters,
    mineral_choice,
    mines,
    people,
    product_rows,
    products,
    questions,
    smelter_names,
    smelter_numbers,
    smelter_rows,
    smelter_status,
    smelter_wrong_numbers,
    smelters,
    template,
    texts,
)
from .registry import Check
from .rule_set import rule_set


def collect(*checks: Check) -> tuple[Check, ...]:
    """The checks as given; refuses a code that is used twice."""
    codes = [check.code for check in checks]
    doubled = {code for code in codes if codes.count(code) > 1}
    if doubled:
        raise ValueError(f"codes used twice: {sorted(doubled)}")
    return checks


CHECKS = collect(
    template.language_breaks_checker,
    texts.answer_is_error,
    template.hidden_answer_missing,
    template.language_not_offered,
    template.newer_edition,
    template.sheet_renamed,
    template.sheet_missing,
    template.lookup_missing,
    template.rows_shifted,
    template.formulas_replaced,
    template.answer_in_neighbour,
    texts.text_begins_like_a_formula,
    edition.edition_not_accepted,
    edition.edition_one_behind,
    edition.edition_outdated,
    company.company_name_missing,
    company.scope_missing,
    company.scope_description_missing,
    company.contact_name_missing,
    emails.email_missing,
    company.contact_phone_missing,
    company.authorizer_missing,
    effective_date.effective_date_missing,
    emails.email_without_at,
    emails.email_not_available,
    company.scope_not_offered,
    company.required_text_only_blanks,
    company.required_text_placeholder,
    emails.email_malformed,
    emails.email_several,
    effective_date.effective_date_unreadable,
    effective_date.effective_date_in_future,
    effective_date.effective_date_old,
    effective_date.effective_date_impossible,
    people.contact_is_authorizer,
    people.phone_implausible,
    company.scope_not_accepted,
    mineral_choice.no_mineral_chosen,
    questions.answer_missing,
    questions.answer_unsettled,
    questions.answer_not_counted,
    mineral_choice.mineral_not_offered,
    mineral_choice.no_mineral_asked_about,
    questions.answer_not_offered,
    questions.answer_spelled_differently,
    questions.switch_spelled_differently,
    questions.answer_only_blanks,
    mineral_choice.answer_left_over,
    contradictions.remains_though_not_added,
    contradictions.answered_though_switched_off,
    contradictions.identified_though_not_all_answered,
    contradictions.identified_though_not_all_reported,
    contradictions.few_suppliers_answered,
    list_contradictions.identified_beside_not_identified,
    list_contradictions.reported_beside_nameless,
    list_contradictions.only_special_rows,
    list_contradictions.many_special_rows,
    list_contradictions.smelters_though_nobody_answered,
    list_contradictions.not_identified_though_nothing_missing,
    company_questions.company_answer_missing,
    company_questions.policy_address_missing,
    company_questions.other_format_undescribed,
    company_questions.survey_answer_not_accepted,
    company_questions.policy_comment_missing,
    company_questions.other_format_unexplained,
    company_questions.policy_address_malformed,
    company_contradictions.policy_public_without_policy,
    company_contradictions.due_diligence_without_policy,
    company_contradictions.corrective_action_without_review,
    company_contradictions.review_without_survey,
    company_contradictions.regulator_without_due_diligence,
    company_contradictions.suppliers_answered_without_survey,
    company_questions.policy_address_not_public,
    smelters.no_smelter_listed,
    smelters.smelter_in_uncounted_row,
    smelters.not_listed_without_name,
    smelters.not_listed_without_country,
    smelters.smelter_number_unknown,
    smelters.smelter_number_with_blanks,
    smelters.smelter_number_malformed,
    smelters.smelter_row_with_error,
    smelter_rows.metal_without_smelter,
    smelter_rows.smelter_without_metal,
    smelter_rows.details_without_smelter,
    smelter_rows.number_unknown_beside_name,
    smelter_rows.number_not_in_form,
    smelter_rows.smelter_repeated,
    smelter_rows.smelters_of_unneeded_mineral,
    smelter_rows.metal_not_asked,
    smelter_rows.not_listed_placeholder,
    smelter_numbers.number_on_no_list,
    smelter_numbers.number_of_other_metal,
    smelter_numbers.name_of_other_number,
    smelter_numbers.country_differs,
    smelter_status.smelter_replaced,
    smelter_status.smelter_removed,
    smelter_status.not_a_smelter,
    smelter_status.communication_suspended,
    smelter_status.conformance_lost,
    smelter_status.on_no_status_list,
    smelter_status.not_yet_conformant,
    smelter_names.number_missing,
    smelter_names.name_ambiguous,
    smelter_names.name_like_known,
    smelter_names.name_not_in_lookup,
    smelter_wrong_numbers.number_may_mean,
    smelter_wrong_numbers.number_newer_than_template,
    mines.mine_incomplete,
    mines.mine_of_other_metal,
    mines.mine_of_unneeded_mineral,
    mine_smelters.mine_of_unlisted_smelter,
    mines.mine_country_unknown,
    mines.mine_repeated,
    mines.mine_placeholder,
    products.no_product_listed,
    products.first_product_row_empty,
    products.product_without_number,
    products.product_number_placeholder,
    product_rows.products_without_name,
    product_rows.product_repeated,
    product_rows.products_beside_company_scope,
    product_rows.details_without_product,
)

BY_CODE = {check.code: check for check in CHECKS}

STANDARD = rule_set(CHECKS)
"""The catalogue as it is, without any operator's choices."""
