package dateline.platform.mail;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job that sends a queued e-mail. */
@Configuration(proxyBeanMethods = false)
class MailJob {

    static final String TASK = "mail";

    @Bean
    OneTimeTask<MailMessage> mailTask(ObjectProvider<Mailer> mailer) {
        return Tasks.oneTime(TASK, MailMessage.class)
                .onFailure(new MailRetry<>())
                .execute((instance, context) -> mailer.getObject().deliver(Objects.requireNonNull(instance.getData())));
    }
}
