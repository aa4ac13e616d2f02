package dateline.platform.database;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Set;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.Advisor;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs a transactional method a second time when the database aborted its transaction because of a concurrent one:
 * after a deadlock, a lock timeout, a row changed in the meantime, or a key taken since it was found free. The second
 * run sees what the other transaction wrote, and reports it where that matters. A method within a transaction is not
 * retried, since only a whole transaction can be.
 */
@Configuration(proxyBeanMethods = false)
class TransactionRetry {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionRetry.class);

    /** SQLSTATE codes: serialization_failure, deadlock_detected, lock_not_available, unique_violation. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "55P03", "23505");

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor transactionRetryAdvisor() {
        DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(
                new AnnotationMatchingPointcut(null, Transactional.class, true),
                (MethodInterceptor) TransactionRetry::run);
        // Outside the transaction's own interceptor.
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return advisor;
    }

    private static @Nullable Object run(MethodInvocation call) throws Throwable {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                || !(call instanceof ProxyMethodInvocation proxied)) {
            return call.proceed();
        }
        MethodInvocation again = proxied.invocableClone();
        try {
            return call.proceed();
        } catch (RuntimeException first) {
            if (!isConflict(first)) {
                throw first;
            }
            LOG.debug("{} is run again", name(call.getMethod()), first);
        }
        try {
            return again.proceed();
        } catch (RuntimeException second) {
            if (isConflict(second)) {
                LOG.warn("{} met another transaction twice in a row: {}", name(call.getMethod()), second.toString());
                throw new Contention(second);
            }
            throw second;
        }
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    static boolean isConflict(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PessimisticLockingFailureException
                    || cause instanceof OptimisticLockingFailureException
                    || cause instanceof SQLException sql && CONFLICTS.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
