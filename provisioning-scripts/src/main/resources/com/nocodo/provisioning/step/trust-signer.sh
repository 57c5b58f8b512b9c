# title: Trust another signer of operators
# seconds: 1
# parameters: operator_signer
step_run() {
    printf 'nocodo namespaces="nocodo-operator" %s\n' "$operator_signer" | put /etc/nocodo/allowed_signers 644
}
